using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// The functions of one number. Where there is no result, as for the root of -1, they give nothing. Those that round compute with
/// decimals as far as those reach, so that 3.19 has the digits that are seen, and not those of the nearest binary fraction.
/// </summary>
internal static class NumberFunctions
{
    private const double DecimalReach = 1e15;

    /// <summary>One divided by the natural logarithm of ten.</summary>
    private const double TenthLogarithm = 0.4342944819032518;

    public static IEnumerable<Function> All { get; } =
    [
        Unary("abs", Math.Abs),
        Unary("exp", Math.Exp),
        Unary("ln", Math.Log),
        Unary("lg", Logarithm),
        new("log", arguments =>
            Logarithm(arguments.Number(0)) / (arguments.Count == 1 ? 1 : Logarithm(arguments.Number(1)))),
        Unary("sign", number => Math.Sign(number)),
        Unary("sqrt", Math.Sqrt),
        ToMultiple("ceiling", Ceiling),
        ToMultiple("floor", (number, significance) => ToMultiple(number, significance, decimal.Floor)),
        new("even", arguments => 2 * Math.Ceiling(arguments.Number(0) / 2)),
        new("odd", arguments => (2 * Math.Ceiling((arguments.Number(0) - 1) / 2)) + 1),
        new("int", arguments => Math.Floor(arguments.Number(0))),
        ToDigits("round", number => decimal.Round(number, MidpointRounding.AwayFromZero)),
        ToDigits("rounddown", decimal.Truncate),
        ToDigits("roundup", number => number < 0 ? decimal.Floor(number) : decimal.Ceiling(number)),
    ];

    // The last digits are those that servers were seen to give.
    private static double Logarithm(double number) => Math.Log(number) * TenthLogarithm;

    private static Function Unary(string name, Func<double, double> compute) =>
        new(name, arguments => compute(arguments.Number(0)));

    // What is no number gives nothing here, as documented, while other functions give an error.
    private static Function ToMultiple(string name, Func<double, double, double> round) => new(name, arguments =>
        ValueConversion.TryNumber(arguments[0]) is { } number
        && (arguments.Count == 1 ? 1 : ValueConversion.TryNumber(arguments[1])) is { } significance
            ? round(number, significance)
            : null);

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

    private static Function ToDigits(string name, Func<decimal, decimal> round) => new(name, arguments =>
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
