using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Base;

/// <summary>Rows in an order.</summary>
/// <param name="rows">Reads them.</param>
/// <param name="selection">Which they are.</param>
/// <param name="ids">Their ids; null when they are all of them, as they were added.</param>
internal sealed class RowSequence(StoredRowReader rows, RowSelection selection, List<string>? ids)
{
    public long Count => ids?.Count ?? rows.Count(selection.Table, selection.WithArchived);

    /// <summary>Reads some of them.</summary>
    /// <param name="start">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    public List<StoredRow> Page(long start, long limit)
    {
        if (ids is null)
            return rows.Page(selection.Table, start, limit, selection.WithArchived);
        using var finder = rows.Finder(selection.Table);
        return [.. ids.Skip((int)Math.Min(start, int.MaxValue)).Take((int)limit).Select(finder.Find).OfType<StoredRow>()];
    }
}
