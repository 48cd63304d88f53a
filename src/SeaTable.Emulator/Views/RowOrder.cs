using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Views;

/// <summary>The order of rows in a sorted view. Empty cells come last, whichever way the others go.</summary>
internal sealed class RowOrder : IComparer<StoredRow>
{
    private readonly List<(Column Column, bool Descending)> _sorts;
    private readonly ReadContext _context;

    private RowOrder(List<(Column Column, bool Descending)> sorts, ReadContext context)
    {
        _sorts = sorts;
        _context = context;
    }

    public static RowOrder By(Column column, bool descending, ReadContext context) => new([(column, descending)], context);

    /// <summary>Gets the order of a view, or null when its rows are in the order in which they were added.</summary>
    public static RowOrder? Of(View view, Table table, ReadContext context)
    {
        var sorts = new List<(Column, bool)>();
        foreach (var sort in view.Sorts)
        {
            // A sort by a column that is gone has nothing to sort by.
            if (table.ColumnWithKey(sort["column_key"]?.ToString() ?? "") is { } column)
                sorts.Add((column, sort["sort_type"]?.ToString() == "down"));
        }

        return sorts.Count == 0 ? null : new RowOrder(sorts, context);
    }

    public int Compare(StoredRow? x, StoredRow? y)
    {
        foreach (var (column, descending) in _sorts)
        {
            var (left, right) = (FilterValue.Of(x!, column, _context), FilterValue.Of(y!, column, _context));
            if (left is null || right is null)
            {
                if (left is null && right is null)
                    continue;
                return left is null ? 1 : -1;
            }

            var order = column.Type.Compare(left, right, column);
            if (order != 0)
                return descending ? -order : order;
        }

        return 0;
    }
}
