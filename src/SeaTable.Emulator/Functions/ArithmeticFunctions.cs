using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The operators of arithmetic as functions. The operators themselves call these.</summary>
internal static class ArithmeticFunctions
{
    public static readonly Function Add = Of("add", (left, right) => left + right);

    public static readonly Function Subtract = Of("subtract", (left, right) => left - right);

    public static readonly Function Multiply = Of("multiply", (left, right) => left * right);

    public static readonly Function Divide = Of("divide", (left, right) => left / NotZero(right));

    public static readonly Function Power = Of("power", Math.Pow);

    public static IEnumerable<Function> All { get; } =
        [Add, Subtract, Multiply, Divide, Power, Of("mod", (left, right) => left % NotZero(right))];

    private static Function Of(string name, Func<double, double, double> compute) =>
        new(name, 2, 2, ValueKind.Number, arguments => compute(arguments.Number(0), arguments.Number(1)));

    private static double NotZero(double divisor) =>
        divisor == 0 ? throw new ValueException(ErrorValue.DivisionByZero) : divisor;
}
