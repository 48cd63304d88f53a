using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// Makes lists of the values of linked rows. Where those are lists themselves, over links that lead in a circle, they would grow
/// without end from column to column.
/// </summary>
internal static class LimitedList
{
    private const int MostNestedItems = 1 << 16;

    /// <summary>Gets the list, or an error when what is in the lists in it is too much.</summary>
    public static object Of(IEnumerable<object?> values)
    {
        var list = values.ToList();
        var count = 0;
        return list.OfType<IReadOnlyList<object?>>().Any(inner => (count += Count(inner)) > MostNestedItems)
            ? ErrorValue.Value
            : list;
    }

    private static int Count(IReadOnlyList<object?> list) =>
        list.Sum(item => item is IReadOnlyList<object?> inner ? Count(inner) : 1);
}
