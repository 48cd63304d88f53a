using System.Text.Json;

namespace SeaTable;

/// <summary>Cells of a row as they were sent.</summary>
/// <param name="Row">The row.</param>
/// <param name="Columns">The columns that were sent.</param>
/// <param name="Unproven">Those of them of which nothing tells yet that the value arrived.</param>
/// <param name="Values">The values, by the names of their columns.</param>
/// <param name="Table">The table as it was when they were sent.</param>
/// <param name="IsNew">Whether the row was added with them, so that all else in it should be empty.</param>
internal sealed record SentCells(
    SeaTableRow Row, ColumnSet Columns, ColumnSet Unproven, JsonElement Values, TableBinding Table, bool IsNew)
{
    internal string RowId => Row.RowId;

    /// <summary>Moments of which it is not certain that the server takes them as they are meant, where the batch does not have
    /// them.</summary>
    internal IReadOnlyList<(string Key, DateTimeOffset Moment)> Moments { get; init; } = [];

    /// <summary>
    /// Whether they may have been written twice, because an answer was lost: the names may have been others each time.
    /// </summary>
    internal bool MayBeDoneTwice { get; init; }

    /// <summary>
    /// Takes values for proven that a later one of the same write overwrote: the last one is that which the cell has to hold.
    /// </summary>
    internal static List<SentCells> LastOfEach(IEnumerable<SentCells> sent)
    {
        List<SentCells> all = [.. sent];
        var later = new Dictionary<string, ColumnSet>(StringComparer.Ordinal);
        for (var i = all.Count - 1; i >= 0; i--)
        {
            var row = all[i];
            if (!later.TryGetValue(row.RowId, out var written))
            {
                later.Add(row.RowId, row.Columns);
                continue;
            }

            all[i] = row with { Unproven = row.Unproven.Except(written) };
            later[row.RowId] = row.Columns.Union(written);
        }

        return all;
    }

    /// <summary>The value that was sent for a column.</summary>
    internal JsonElement ValueOf(int column) => Values.GetProperty(ColumnOf(column).Name);

    /// <summary>The column as it was when the value was sent.</summary>
    internal ColumnMetadata ColumnOf(int column) => Table.Column(column).Current;

    /// <summary>Whether the cell of the column holds what was sent.</summary>
    internal bool IsStored(int column, StoredCells stored) =>
        CellComparison.IsSame(ColumnOf(column), stored.OptionsOf(ColumnOf(column).Key), ValueOf(column), Find(column, stored));

    /// <summary>Whether all cells hold what was sent.</summary>
    internal bool IsStored(StoredCells stored) =>
        stored.Find(RowId) is not null && !Unproven.Any(column => !IsStored(column, stored));

    /// <summary>Whether a column has another name by now than the one it was written by.</summary>
    internal bool IsRenamed(StoredCells stored) => Unproven.Any(column => IsRenamed(column, stored));

    /// <summary>Whether the columns have the types still that they were written for.</summary>
    internal bool HasSameTypes(StoredCells stored) =>
        !Unproven.Any(column => stored.TypeOf(ColumnOf(column).Key) != ColumnOf(column).Type);

    /// <summary>Whether that column has another name by now than the one it was written by.</summary>
    internal bool IsRenamed(int column, StoredCells stored) =>
        stored.NameOf(ColumnOf(column).Key) is { } now && now != ColumnOf(column).Name;

    /// <summary>What the cell of the column held before; null when nobody knows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cell">What it holds now.</param>
    internal JsonElement? FindBefore(int column, JsonElement? cell) => IsNew ? BeforeIfNew(ColumnOf(column), cell)
        : Row is not AssignedRow assigned ? Row.FindBefore(column, Table)
        : assigned.Before.ValueKind == JsonValueKind.Object ? assigned.Before.Member(ColumnOf(column).Key) ?? JsonMembers.Null
        : assigned.AsRead?.FindBefore(column, Table);

    /// <summary>What the cell of the column holds, if the row is there and has it.</summary>
    internal JsonElement? Find(int column, StoredCells stored) =>
        stored.Find(RowId) is { } row
            ? row.Member(ColumnOf(column).Key) ?? row.Member(ColumnOf(column).Name)
            : null;

    /// <summary>The cell of a new row held nothing, or what the server may fill in by itself.</summary>
    internal static JsonElement? BeforeIfNew(ColumnMetadata column, JsonElement? cell) =>
        !column.HasDefault ? JsonMembers.Null
        : column.Type != ColumnType.SingleSelect ? null
        : cell is { } held && held.Text() is { } option && option == column.Data?.Text("default_value") ? held
        : JsonMembers.Null;
}
