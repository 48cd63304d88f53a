using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns;

/// <summary>Finds the row with the largest or the smallest value of a column.</summary>
internal static class ExtremeRow
{
    /// <summary>Gets the row, of equal ones the first, or null when no row has a value.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column whose values are compared.</param>
    /// <param name="isLargest">Whether the largest value is wanted.</param>
    /// <param name="context">What reading cells needs to know.</param>
    public static StoredRow? Find(IEnumerable<StoredRow> rows, Column column, bool isLargest, ReadContext context)
    {
        var sign = isLargest ? 1 : -1;
        StoredRow? found = null;
        object? best = null;
        foreach (var row in rows)
        {
            var value = column.Type.Value(row, column, context);
            if (ValueConversion.HasError(value) || ValueConversion.IsEmpty(value)
                || (found is not null && sign * (ValueComparison.Compare(value, best, context.TimeZone) ?? 0) <= 0))
            {
                continue;
            }

            (found, best) = (row, value);
        }

        return found;
    }
}
