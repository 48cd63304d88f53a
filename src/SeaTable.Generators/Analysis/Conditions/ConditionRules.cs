using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>What is reported about conditions of queries. Each rule has a page in docs/diagnostics.</summary>
internal static class ConditionRules
{
    private const string Category = "SeaTable.Queries";
    private const string Pages = "https://github.com/seatable-generators/seatable-generators/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor UsedAsBool = new(
        "STB3001",
        "A condition is used as a bool",
        "Whether a row meets this condition is found out by the server; here it always counts as false. "
            + "Combine conditions with &&, || and ! instead of branching on them.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3001.md");

    public static readonly DiagnosticDescriptor Habit = new(
        "STB3007",
        "A column is used as if it were a value",
        "A condition is made of columns, not of values. {0}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3007.md");

    public static readonly DiagnosticDescriptor Constant = new(
        "STB3009",
        "A condition is the same for every row",
        "{0} this condition. {1}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3009.md");

    /// <summary>Gets all rules, ordered by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(UsedAsBool, Habit, Constant);
}
