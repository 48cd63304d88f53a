using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The comparisons as functions. The operators themselves call these.</summary>
internal static class ComparisonFunctions
{
    public static readonly Function Equal = Of("equal", order => order == 0);

    public static readonly Function Unequal = Of("unequal", order => order != 0);

    public static readonly Function Greater = Of("greater", order => order > 0);

    public static readonly Function LessThan = Of("lessthan", order => order < 0);

    public static readonly Function GreaterOrEqual = Of("greatereq", order => order >= 0);

    public static readonly Function LessThanOrEqual = Of("lessthaneq", order => order <= 0);

    public static IEnumerable<Function> All { get; } =
        [Equal, Unequal, Greater, LessThan, GreaterOrEqual, LessThanOrEqual];

    private static Function Of(string name, Func<int?, bool> holds) => new(name, 2, 2, ValueKind.Truth, arguments =>
        holds(ValueComparison.Compare(arguments[0], arguments[1], arguments.Context.TimeZone)));
}
