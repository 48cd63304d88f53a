using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>Reads the arguments of functions of linked rows: names in quotes, and a formula in quotes as a condition.</summary>
internal static class LinkCallReader
{
    private static readonly Literal s_wrongArguments = new(ErrorValue.Value);

    public static Node Read(FunctionFacts function, IReadOnlyList<Node> arguments)
    {
        if (!function.Takes(arguments.Count))
            return s_wrongArguments;
        var finder = function.Parameter(0) == ParameterKind.LinkedRow ? arguments[0] as LinkCall : null;
        if (finder is not null && !LinkFormulaKinds.GivesCellOfOneRow(finder.Function.LinkFormula))
            return s_wrongArguments;
        if ((finder?.Link ?? Text(arguments[0])) is not { } link)
            return s_wrongArguments;

        var call = new LinkCall(function, link) { Finder = finder };
        for (var index = 1; index < arguments.Count; index++)
        {
            if (Text(arguments[index]) is not { } text)
                return s_wrongArguments;
            call = function.Parameter(index) switch
            {
                ParameterKind.LinkedColumn => call with { Column = text },
                ParameterKind.LinkedCondition when string.IsNullOrWhiteSpace(text) => call,
                ParameterKind.LinkedCondition => call with { Condition = Parser.Parse(text) },
                _ => call with { Method = text },
            };
        }

        return call;
    }

    private static string? Text(Node argument) => argument is Literal { Value: string text } ? text : null;
}
