using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Base;

/// <summary>
/// Finds the rows of filtered and sorted views. Which rows those are is kept for further pages until something is written or the
/// day is over, unless a formula among it asks for the time: to sort all rows anew for each page takes a thousand times as long.
/// </summary>
internal sealed class SelectedRows(EmulatedBase emulatedBase)
{
    /// <summary>How many ids of rows are kept of all selections together; each takes some 70 bytes.</summary>
    private const int Most = 1_000_000;

    // The latest one stands last.
    private readonly List<(object Key, List<string> Ids)> _kept = [];
    private (int Changes, EmulatedSchema? Schema, long Version, DateOnly Day) _state;

    /// <summary>Finds the rows of a selection.</summary>
    public RowSequence Find(RowSelection selection, ReadContext context)
    {
        var schema = emulatedBase.Schema;
        var state = (emulatedBase.Database.ChangeCount, schema, schema.Version, context.Functions.Time.Today);
        if (state != _state)
        {
            _kept.Clear();
            _state = state;
        }

        var key = selection.Key;
        var at = _kept.FindIndex(kept => kept.Key.Equals(key));
        var ids = at < 0 ? Ids(selection, context) : _kept[at].Ids;
        if (at >= 0)
            _kept.RemoveAt(at);
        if (ids is not null && !context.Functions.Time.WasRead)
            _kept.Add((key, ids));
        while (_kept.Sum(kept => kept.Ids.Count) > Most)
            _kept.RemoveAt(0);
        return new RowSequence(emulatedBase.Rows, selection, ids);
    }

    // Without a filter or an order SQLite cuts a page out.
    private List<string>? Ids(RowSelection selection, ReadContext context)
    {
        var tests = selection.Tests(emulatedBase.Schema, context);
        var order = selection.Order(context);
        if (tests.Count == 0 && order is null)
            return null;

        IEnumerable<StoredRow> rows = emulatedBase.Rows.All(selection.Table, selection.WithArchived);
        rows = rows.Where(row => tests.TrueForAll(test => test(row)));
        if (order is not null)
            rows = rows.Order(order);
        return [.. rows.Select(row => row.Id)];
    }
}
