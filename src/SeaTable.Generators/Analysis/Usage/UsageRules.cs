using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>What is reported about the use of the client. Each rule has a page in docs/diagnostics.</summary>
internal static class UsageRules
{
    private const string Pages = "https://github.com/seatable-generators/seatable-generators/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor ApiTokenInSource = new(
        "STB3002",
        "An API token stands in the source",
        "This API token can be read by everybody who gets the source or the program. "
            + "Read it from the environment or the configuration, and make a new one if this one has been shared.",
        "SeaTable.Security",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3002.md");

    /// <summary>Gets all rules, ordered by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(ApiTokenInSource);
}
