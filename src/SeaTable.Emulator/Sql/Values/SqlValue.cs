using System.Globalization;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Sql.Values;

/// <summary>Values as statements see them: an empty text, an empty list and an error are all NULL.</summary>
internal static class SqlValue
{
    /// <summary>Gets the value, or null when it counts as NULL. Lists in lists are one list, without what is NULL.</summary>
    public static object? Of(object? value) => value switch
    {
        ErrorValue => null,
        IReadOnlyList<object?> list => List(list) is { Count: > 0 } items ? items : null,
        _ => ValueConversion.IsEmpty(value) ? null : value,
    };

    /// <summary>Gets the elements of a list; of another value just that one, and of NULL none.</summary>
    public static IReadOnlyList<object> Elements(object? value) => Of(value) switch
    {
        null => [],
        IReadOnlyList<object> list => list,
        var single => [single],
    };

    /// <summary>Gets the one value that a list stands for in arithmetic, in LIKE and in IS TRUE.</summary>
    public static object? First(object? value) => Elements(value) is { Count: > 0 } elements ? elements[0] : null;

    /// <summary>Gets the one value that a list stands for in aggregates: only when it is the only one.</summary>
    public static object? Only(object? value) => Elements(value) is { Count: 1 } elements ? elements[0] : null;

    public static bool IsTrue(object? value) => First(value) is { } first && ValueConversion.Boolean(first);

    public static double? Number(object? value) => First(value) switch
    {
        null => null,
        double number => number,
        bool truth => truth ? 1 : 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null,
        _ => null,
    };

    private static List<object> List(IReadOnlyList<object?> list)
    {
        var items = new List<object>(list.Count);
        foreach (var item in list)
        {
            if (item is IReadOnlyList<object?> inner)
                items.AddRange(List(inner));
            else if (Of(item) is { } value)
                items.Add(value);
        }

        return items;
    }
}
