using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// The functions of many values. Lists count item by item; what is empty is passed over, except where it is counted.
/// </summary>
internal static class StatisticsFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("sum", arguments => Numbers(arguments.Items()).Sum()),
        new("average", arguments => Numbers(arguments.Items()) is { Count: > 0 } numbers ? numbers.Average() : null),
        new("max", arguments => ExtremeOf(arguments, 1)) { IsExtreme = true },
        new("min", arguments => ExtremeOf(arguments, -1)) { IsExtreme = true },
        new("large", arguments => Ranked(arguments, numbers => numbers.OrderDescending())),
        new("small", arguments => Ranked(arguments, numbers => numbers.Order())),
        Count("count", value => value is double or DurationValue),
        Count("counta", value => !ValueConversion.IsEmpty(value)),
        Count("countall", _ => true),
        Count("countblank", ValueConversion.IsEmpty),
        new("countItems", arguments => arguments[0] switch
        {
            IReadOnlyList<object?> list => list.Count,
            var value => ValueConversion.IsEmpty(value) ? 0d : 1d,
        }),
    ];

    private static Function Count(string name, Func<object?, bool> counts) => new(name, arguments =>
        (double)arguments.Items().Count(counts));

    private static List<double> Numbers(IEnumerable<object?> items) =>
        [.. items.Where(item => !ValueConversion.IsEmpty(item)).Select(ValueConversion.Number)];

    // Of dates the latest and the earliest one; all else are numbers.
    private static object? ExtremeOf(Arguments arguments, int sign)
    {
        var items = arguments.Items().Where(item => !ValueConversion.IsEmpty(item)).ToList();
        if (items.Count > 0 && items.TrueForAll(item => item is DateValue))
            return Extreme.Of(items, arguments.Context.TimeZone, sign);
        var numbers = Numbers(items);
        return numbers.Count == 0 ? null : sign > 0 ? numbers.Max() : numbers.Min();
    }

    // The last argument says which one is wanted of all before it.
    private static double Ranked(Arguments arguments, Func<List<double>, IEnumerable<double>> sort)
    {
        var last = arguments.Count - 1;
        var numbers = Numbers(Enumerable.Range(0, last).SelectMany(index => ValueConversion.Items(arguments[index])));
        var rank = arguments.Whole(last);
        return rank >= 1 && rank <= numbers.Count
            ? sort(numbers).ElementAt(rank - 1)
            : throw new ValueException(ErrorValue.Number);
    }
}
