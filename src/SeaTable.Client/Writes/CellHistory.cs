using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Tells the cells that somebody else has written from those that the write did not reach. A cell that holds what it held before
/// was not reached. One that holds something else, and none of the values that were sent for the row, was written by somebody
/// else: as a rule after the write, so it stays. What a cell held before is known of rows that were read or found; of others,
/// from the first look on.
/// </summary>
/// <remarks>
/// Of options that can't be said at the first look: they are sent by name, and a name may have meant another option for a moment,
/// or none and made a new one. When the cell holds the same other option again after the value was sent once more, under a name
/// that meant the right one before and after, an automation put it there. Nor can it be said of a column that was renamed during
/// the write, which explains that its value did not arrive.
/// </remarks>
internal sealed class CellHistory
{
    private readonly Dictionary<(SeaTableRow Row, int Column), string> _seen = [];

    /// <summary>The cells with options that did not hold what they held before when they were first looked at.</summary>
    private readonly HashSet<(SeaTableRow Row, int Column)> _news = [];

    /// <summary>Looks at the cells of a row that are not proven yet.</summary>
    internal LookedAt Look(SentCells row, StoredCells stored)
    {
        if (stored.Find(row.RowId) is null)
            return new LookedAt(row with { Unproven = default }, default); // It was deleted meanwhile.

        var missing = row.Unproven.Where(column => !row.IsStored(column, stored));
        var changed = missing.Where(column => HasOptions(row.ColumnOf(column))
            ? IsChangedAgain(row, column, stored) : IsChanged(row, column, stored));
        return new LookedAt(
            row with { Columns = row.Columns.Except(changed), Unproven = missing.Except(changed) }, changed);
    }

    private static bool HasOptions(ColumnMetadata column) => column.Type is ColumnType.SingleSelect or ColumnType.MultipleSelect;

    private bool IsChangedAgain(SentCells row, int column, StoredCells stored)
    {
        var cell = row.Find(column, stored);
        var now = cell is { } value && !CellComparison.IsEmpty(value) ? CellComparison.Plain(value) : "";
        var isFirst = !_seen.TryGetValue((row.Row, column), out var before);
        _seen[(row.Row, column)] = now;
        if (isFirst)
        {
            if (row.FindBefore(column, cell) is { } known && !IsSame(row, column, known, cell, stored))
                _news.Add((row.Row, column));

            return false;
        }

        return now.Length > 0 && now == before && _news.Contains((row.Row, column)) && HasSameNames(row.ColumnOf(column), stored);
    }

    /// <summary>Whether column and options are called the same as when the value was sent.</summary>
    private static bool HasSameNames(ColumnMetadata written, StoredCells stored) =>
        stored.NameOf(written.Key) == written.Name
        && stored.OptionsOf(written.Key) is { } options
        && options.Count == written.Options.Count
        && options.All(option => written.FindOption(option.Id, "")?.Name == option.Name);

    private bool IsChanged(SentCells row, int column, StoredCells stored)
    {
        var cell = row.Find(column, stored);
        var isEmpty = cell is not { } value || CellComparison.IsEmpty(value);
        var now = isEmpty ? "" : CellComparison.Plain(cell!.Value);
        var isNews = _seen.TryGetValue((row.Row, column), out var before) ? before != now
            : row.FindBefore(column, cell) is { } known && !IsSame(row, column, known, cell, stored);
        _seen[(row.Row, column)] = now;
        if (!isNews || row.IsRenamed(column, stored))
            return false;

        // A value of another column that came here by its name is none of somebody else; one of another type may have left
        // nothing.
        return isEmpty
            ? !row.Columns.Any(sent => row.ColumnOf(sent).Type != row.ColumnOf(column).Type)
            : !row.Columns.Any(sent => IsSent(row, sent, column, cell!.Value, stored));
    }

    private static bool IsSame(SentCells row, int column, JsonElement known, JsonElement? cell, StoredCells stored) =>
        row.ColumnOf(column) is var written
        && (CellComparison.IsSame(written, stored.OptionsOf(written.Key), known, cell)
            || cell is { } held && CellComparison.Plain(known) == CellComparison.Plain(held));

    private static bool IsSent(SentCells row, int sent, int column, JsonElement held, StoredCells stored) =>
        row.ColumnOf(column) is var target
        && ConvertedValue.MayBe(target, stored.OptionsOf(target.Key), row.ValueOf(sent), held);
}

/// <summary>What a look at a row told.</summary>
/// <param name="Row">The row with the cells that the write did not reach.</param>
/// <param name="Changed">The columns that somebody else has written since.</param>
internal sealed record LookedAt(SentCells Row, ColumnSet Changed)
{
    /// <summary>The row with the cells that somebody else has written, in which the values may have gone elsewhere.</summary>
    internal SentCells Others => Row with { Columns = Row.Columns.Union(Changed), Unproven = Changed };
}
