using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// Functions that round. They compute with decimals as far as those reach, so that 3.19 has the digits that are seen, and not
/// those of the nearest binary fraction.
/// </summary>
internal static class RoundingFunctions
{
    private const double DecimalReach = 1e15;

    public static IEnumerable<Function> All { get; } =
    [
        new("ceiling", 1, 2, ValueKind.Number, arguments => Ceiling(arguments.Number(0), arguments.Number(1, 1))),
        new("floor", 1, 2, ValueKind.Number, arguments => ToMultiple(arguments.Number(0), arguments.Number(1, 1), decimal.Floor)),
        new("even", 1, 1, ValueKind.Number, arguments => 2 * Math.Ceiling(arguments.Number(0) / 2)),
        new("odd", 1, 1, ValueKind.Number, arguments => (2 * Math.Ceiling((arguments.Number(0) - 1) / 2)) + 1),
        new("int", 1, 1, ValueKind.Number, arguments => Math.Floor(arguments.Number(0))),
        ToDigits("round", number => decimal.Round(number, MidpointRounding.AwayFromZero)),
        ToDigits("rounddown", decimal.Truncate),
        ToDigits("roundup", number => number < 0 ? decimal.Floor(number) : decimal.Ceiling(number)),
    ];

    // Towards zero for a negative number with a positive significance, away from it when both are negative.
    private static double Ceiling(double number, double significance) => number < 0 && significance < 0
        ? ToMultiple(number, significance, decimal.Floor)
        : ToMultiple(number, significance, decimal.Ceiling);

    private static double ToMultiple(double number, double significance, Func<decimal, decimal> round)
    {
        significance = Math.Abs(significance);
        if (significance == 0)
            return 0;
        if (Math.Abs(number) > DecimalReach || significance > DecimalReach || significance < 1 / DecimalReach
            || Math.Abs(number / significance) > DecimalReach)
        {
            return number;
        }

        return (double)(round((decimal)number / (decimal)significance) * (decimal)significance);
    }

    private static Function ToDigits(string name, Func<decimal, decimal> round) => new(name, 1, 2, ValueKind.Number, arguments =>
    {
        var number = arguments.Number(0);
        var digits = Math.Clamp(arguments.Whole(1, 0), -15, 15);
        if (Math.Abs(number) > DecimalReach)
            return number;

        decimal scale = 1;
        for (var count = 0; count < Math.Abs(digits); count++)
            scale *= 10;
        if (digits < 0)
            return (double)(round((decimal)number / scale) * scale);
        return Math.Abs(number) * (double)scale > DecimalReach ? number : (double)(round((decimal)number * scale) / scale);
    });
}
