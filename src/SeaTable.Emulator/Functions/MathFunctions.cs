using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions of numbers that don't round. Where there is no result (the root of -1) they give nothing.</summary>
internal static class MathFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        Of("abs", Math.Abs),
        Of("exp", Math.Exp),
        Of("lg", Math.Log10),
        new("log", 1, 2, ValueKind.Number, arguments => Math.Log(arguments.Number(0)) / Math.Log(arguments.Number(1, 10))),
        Of("sign", number => Math.Sign(number)),
        Of("sqrt", Math.Sqrt),
    ];

    private static Function Of(string name, Func<double, double> compute) =>
        new(name, 1, 1, ValueKind.Number, arguments => compute(arguments.Number(0)));
}
