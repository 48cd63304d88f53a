using System.Text.Json;

namespace SeaTable;

/// <summary>
/// What cells held that did not hold what was sent, from one look to the next. A value that was not there before, and is none of
/// those that were sent for the row, was written by somebody else meanwhile: it came after ours, and is not to be overwritten.
/// Of options that can't be said: they are sent by name, and a name may have meant another option at each try, or none and made a
/// new one.
/// </summary>
internal sealed class CellHistory
{
    private readonly Dictionary<(SeaTableRow Row, int Column), string> _seen = [];

    /// <summary>Leaves out what is stored, and what somebody else has changed since.</summary>
    internal SentCells Without(SentCells row, StoredCells stored)
    {
        if (stored.Find(row.RowId) is null)
            return row with { Unproven = default }; // It was deleted meanwhile.

        var missing = row.Unproven.Where(column => !row.IsStored(column, stored));
        var changed = missing.Where(column => !HasOptions(row.ColumnOf(column)) && IsChanged(row, column, stored));
        return row with { Columns = row.Columns.Except(changed), Unproven = missing.Except(changed) };
    }

    private static bool HasOptions(ColumnMetadata column) => column.Type is ColumnType.SingleSelect or ColumnType.MultipleSelect;

    private bool IsChanged(SentCells row, int column, StoredCells stored)
    {
        var cell = row.Find(column, stored);
        var now = cell is { } value && !CellComparison.IsEmpty(value) ? CellComparison.Plain(value) : "";
        var isNews = _seen.TryGetValue((row.Row, column), out var before) && before != now;
        _seen[(row.Row, column)] = now;
        return isNews && cell is { } held && !row.Columns.Any(sent => IsSent(row, sent, column, held, stored));
    }

    private static bool IsSent(SentCells row, int sent, int column, JsonElement held, StoredCells stored) =>
        row.ColumnOf(column) is var target
        && CellComparison.IsSame(target, stored.OptionsOf(target.Key), row.ValueOf(sent), held);
}
