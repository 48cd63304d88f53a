using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Columns;

/// <summary>What reading cells needs to know.</summary>
internal sealed class ReadContext(bool convertKeys, TimeZoneInfo timeZone, LinkReader links) : IDisposable
{
    /// <summary>Names of columns and options instead of keys and ids.</summary>
    public bool ConvertKeys { get; } = convertKeys;

    public TimeZoneInfo TimeZone { get; } = timeZone;

    /// <summary>The rows that a link cell shows.</summary>
    public IReadOnlyList<LinkedRow> LinkedRows(Column column, string rowId) => links.LinkedRows(column, rowId);

    public void Dispose() => links.Dispose();
}

/// <summary>A row seen through a link, with the column that stands for it and that column's cell.</summary>
internal sealed record LinkedRow(string RowId, Column? DisplayColumn, StoredRow Row);
