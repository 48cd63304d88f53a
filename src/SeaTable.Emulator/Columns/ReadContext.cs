using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Columns;

/// <summary>What reading cells needs to know.</summary>
internal sealed class ReadContext(bool convertKeys, TimeZoneInfo timeZone, LinkReader links) : IDisposable
{
    /// <summary>Names of columns and options instead of keys and ids.</summary>
    public bool ConvertKeys { get; } = convertKeys;

    public TimeZoneInfo TimeZone { get; } = timeZone;

    /// <summary>The rows that a link column shows in one row, all of them unless there is a limit.</summary>
    public IReadOnlyList<LinkedRow> LinkedRows(Column column, string rowId, int? limit = null) =>
        links.Linked(column, rowId, limit);

    /// <summary>Some of them, in the order in which those rows were added.</summary>
    public IReadOnlyList<LinkedRow> LinkedRows(LinkEnd end, string rowId, long start, long limit) =>
        links.Page(end, rowId, start, limit);

    public void Dispose() => links.Dispose();
}

/// <summary>A row seen through a link, with the column that stands for it.</summary>
internal sealed record LinkedRow(string RowId, Column Display, StoredRow Row);
