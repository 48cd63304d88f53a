using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The functions that compare and decide; the operators of comparison call the first of them.</summary>
internal static class LogicFunctions
{
    public static readonly Function Equal = Comparison("equal", order => order == 0);

    public static readonly Function Unequal = Comparison("unequal", order => order != 0);

    public static readonly Function Greater = Comparison("greater", order => order > 0);

    public static readonly Function LessThan = Comparison("lessthan", order => order < 0);

    public static readonly Function GreaterOrEqual = Comparison("greatereq", order => order >= 0);

    public static readonly Function LessThanOrEqual = Comparison("lessthaneq", order => order <= 0);

    public static IEnumerable<Function> All { get; } =
    [
        Equal,
        Unequal,
        Greater,
        LessThan,
        GreaterOrEqual,
        LessThanOrEqual,
        new("and", arguments => arguments.Booleans().All(truth => truth)),
        new("or", arguments => arguments.Booleans().Any(truth => truth)),
        new("xor", arguments => arguments.Booleans().Count(truth => truth) % 2 == 1),
        new("not", arguments => !arguments.Boolean(0)),
        new("if", arguments => arguments.Boolean(0) ? arguments[1] : arguments.Count > 2 ? arguments[2] : ""),
        new("ifs", FirstThatHolds),
        new("switch", Switch),
    ];

    private static Function Comparison(string name, Func<int?, bool> holds) => new(name, arguments =>
        holds(ValueComparison.Compare(arguments[0], arguments[1], arguments.Context.TimeZone)));

    // No condition that holds gives nothing.
    private static object? FirstThatHolds(Arguments arguments)
    {
        if (arguments.Count % 2 != 0)
            throw new ValueException(ErrorValue.Value);
        for (var index = 0; index < arguments.Count; index += 2)
        {
            if (arguments.Boolean(index))
                return arguments[index + 1];
        }

        return null;
    }

    // Behind the pairs there may be one more value, for when none matches.
    private static object? Switch(Arguments arguments)
    {
        for (var index = 1; index + 1 < arguments.Count; index += 2)
        {
            if (ValueComparison.AreEqual(arguments[0], arguments[index], arguments.Context.TimeZone))
                return arguments[index + 1];
        }

        return arguments.Count % 2 == 0 ? arguments[arguments.Count - 1] : null;
    }
}
