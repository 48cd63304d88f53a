using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// The functions of numbers; the operators of arithmetic call the first of them. Where there is no result, as for the root of -1,
/// they give nothing. Those that round compute with decimals as far as those reach, so that 3.19 has the digits that are seen,
/// and not those of the nearest binary fraction.
/// </summary>
internal static class NumberFunctions
{
    private const double DecimalReach = 1e15;

    public static readonly Function Add = Binary("add", (left, right) => left + right);

    public static readonly Function Subtract = Binary("subtract", (left, right) => left - right);

    public static readonly Function Multiply = Binary("multiply", (left, right) => left * right);

    public static readonly Function Divide = Binary("divide", (left, right) => left / NotZero(right));

    public static readonly Function Power = Binary("power", Math.Pow);

    public static IEnumerable<Function> All { get; } =
    [
        Add,
        Subtract,
        Multiply,
        Divide,
        Power,
        Binary("mod", (left, right) => left % NotZero(right)),
        Unary("abs", Math.Abs),
        Unary("exp", Math.Exp),
        Unary("lg", Math.Log10),
        new("log", arguments => Math.Log(arguments.Number(0)) / Math.Log(arguments.Number(1, 10))),
        Unary("sign", number => Math.Sign(number)),
        Unary("sqrt", Math.Sqrt),
        new("ceiling", arguments => Ceiling(arguments.Number(0), arguments.Number(1, 1))),
        new("floor", arguments => ToMultiple(arguments.Number(0), arguments.Number(1, 1), decimal.Floor)),
        new("even", arguments => 2 * Math.Ceiling(arguments.Number(0) / 2)),
        new("odd", arguments => (2 * Math.Ceiling((arguments.Number(0) - 1) / 2)) + 1),
        new("int", arguments => Math.Floor(arguments.Number(0))),
        ToDigits("round", number => decimal.Round(number, MidpointRounding.AwayFromZero)),
        ToDigits("rounddown", decimal.Truncate),
        ToDigits("roundup", number => number < 0 ? decimal.Floor(number) : decimal.Ceiling(number)),
        new("average", arguments => Average(arguments)),
        Count("counta", value => !ValueConversion.IsEmpty(value)),
        Count("countall", _ => true),
        Count("countblank", ValueConversion.IsEmpty),
        new("countItems", arguments => arguments[0] switch
        {
            IReadOnlyList<object?> list => list.Count,
            var value => ValueConversion.IsEmpty(value) ? 0d : 1d,
        }),
    ];

    private static Function Binary(string name, Func<double, double, double> compute) =>
        new(name, arguments => compute(arguments.Number(0), arguments.Number(1)));

    private static double NotZero(double divisor) =>
        divisor == 0 ? throw new ValueException(ErrorValue.DivisionByZero) : divisor;

    private static Function Unary(string name, Func<double, double> compute) =>
        new(name, arguments => compute(arguments.Number(0)));

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

    // Empty ones don't count as zero here: they would pull the average down.
    private static double? Average(Arguments arguments)
    {
        var numbers = arguments.Items().Where(item => !ValueConversion.IsEmpty(item)).Select(ValueConversion.Number).ToList();
        return numbers.Count == 0 ? null : numbers.Average();
    }

    private static Function Count(string name, Func<object?, bool> counts) => new(name, arguments =>
        (double)arguments.Items().Count(counts));
}
