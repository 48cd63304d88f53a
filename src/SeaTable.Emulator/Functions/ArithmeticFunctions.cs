using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// The functions that the operators of arithmetic call. Numbers move a date by days, durations by what they are; the difference
/// of two dates is a number of days.
/// </summary>
internal static class ArithmeticFunctions
{
    public static readonly Function Add = new("add", arguments => Sum(arguments, 1));

    public static readonly Function Subtract = new("subtract", arguments => Sum(arguments, -1));

    public static readonly Function Multiply = new("multiply", Product);

    public static readonly Function Divide = Binary("divide", (left, right) => left / NotZero(right));

    public static readonly Function Remainder = Binary("mod", (left, right) => left % NotZero(right));

    public static readonly Function Power = Binary("power", Math.Pow);

    public static IEnumerable<Function> All { get; } = [Add, Subtract, Multiply, Divide, Remainder, Power];

    private static object Sum(Arguments arguments, int sign)
    {
        var (left, right) = (arguments[0], arguments[1]);
        return (left, right) switch
        {
            (DateValue first, DateValue second) when sign < 0 => Days(first, second),
            (DateValue, DateValue) => throw new ValueException(ErrorValue.Value),
            (DateValue first, string text) when sign < 0 && DateValue.Compared(text, arguments.Context.TimeZone) is { } second =>
                Days(first, second),
            (string text, DateValue second) when sign < 0 && DateValue.Compared(text, arguments.Context.TimeZone) is { } first =>
                Days(first, second),
            (DateValue date, _) => Moved(date, right, sign),
            (_, DateValue date) when sign > 0 => Moved(date, left, sign),
            _ when left is DurationValue || right is DurationValue =>
                new DurationValue(arguments.Number(0) + (sign * arguments.Number(1))),
            _ => arguments.Number(0) + (sign * arguments.Number(1)),
        };
    }

    private static double Days(DateValue first, DateValue second) => (first.Local - second.Local).TotalDays;

    private static DateValue Moved(DateValue date, object? by, int sign)
    {
        if (by is DurationValue duration)
            return new DateValue(date.Local.AddSeconds(sign * duration.Seconds), true);
        var days = ValueConversion.Number(by);
        return new DateValue(date.Local.AddDays(sign * days), date.HasTime || days != Math.Truncate(days));
    }

    // What is made of a duration by a factor is one too.
    private static object Product(Arguments arguments)
    {
        var product = arguments.Number(0) * arguments.Number(1);
        return arguments[0] is DurationValue || arguments[1] is DurationValue ? new DurationValue(product) : product;
    }

    private static Function Binary(string name, Func<double, double, double> compute) =>
        new(name, arguments => compute(arguments.Number(0), arguments.Number(1)));

    private static double NotZero(double divisor) =>
        divisor == 0 ? throw new ValueException(ErrorValue.DivisionByZero) : divisor;
}
