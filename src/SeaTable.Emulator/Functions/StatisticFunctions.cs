using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions that look at all their arguments together; lists count item by item.</summary>
internal static class StatisticFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("average", 1, Function.AnyNumber, ValueKind.Number, arguments => Average(arguments)),
        Count("counta", value => !ValueConversion.IsEmpty(value)),
        Count("countall", _ => true),
        Count("countblank", ValueConversion.IsEmpty),
        new("countItems", 1, 1, ValueKind.Number, arguments => arguments[0] switch
        {
            IReadOnlyList<object?> list => (double)list.Count,
            var value => ValueConversion.IsEmpty(value) ? 0d : 1d,
        }),
    ];

    // Empty ones don't count as zero here: they would pull the average down.
    private static double? Average(Arguments arguments)
    {
        var numbers = arguments.Items().Where(item => !ValueConversion.IsEmpty(item)).Select(ValueConversion.Number).ToList();
        return numbers.Count == 0 ? null : numbers.Average();
    }

    private static Function Count(string name, Func<object?, bool> counts) => new(name, 1, Function.AnyNumber, ValueKind.Number, arguments =>
        (double)arguments.Items().Count(counts));
}
