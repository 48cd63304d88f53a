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

    public static readonly DiagnosticDescriptor RowByRow = new(
        "STB3003",
        "Rows are written one by one",
        "This is one {0} for each row. Hand all rows to {1}, which sends up to {2} in a call.",
        "SeaTable.Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3003.md");

    public static readonly DiagnosticDescriptor FilteredHere = new(
        "STB3004",
        "Rows are filtered after they were read",
        "Rows are read here only to be filtered out. Put the condition into the query, in a Where before {0}, "
            + "and the server finds the rows.",
        "SeaTable.Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3004.md");

    /// <summary>The same rule, where not even one row has to be read.</summary>
    public static readonly DiagnosticDescriptor ReadForOneAnswer = new(
        "STB3004",
        "Rows are filtered after they were read",
        "All rows are read here for one answer. Ask the server for it, with {0} instead of ToListAsync.",
        "SeaTable.Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3004.md");

    public static readonly DiagnosticDescriptor UnreadInclude = new(
        "STB3005",
        "Linked rows are read that nobody looks at",
        "The rows that '{0}' links are read along, and nothing here looks at {0} of {1}. "
            + "Leave the Include out, or read {1}.{0}.Rows.",
        "SeaTable.Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3005.md");

    /// <summary>The same rule, where no linked rows are read at all.</summary>
    public static readonly DiagnosticDescriptor IncludeOfNoRows = new(
        "STB3005",
        "Linked rows are read that nobody looks at",
        "Include does nothing here: {0} reads no rows, and so no linked ones. Leave the Include out.",
        "SeaTable.Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3005.md");

    public static readonly DiagnosticDescriptor WebhookSecretInSource = new(
        "STB3006",
        "The secret of a webhook stands in the source",
        "Whoever gets the source or the program can sign events with this secret. "
            + "Read it from the configuration, and give the webhook a new one if this one has been shared.",
        "SeaTable.Security",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3006.md");

    public static readonly DiagnosticDescriptor MissingMember = new(
        "STB3008",
        "The schema file does not have this",
        "{0} has no {1} that is called '{2}' in '{3}'{4}. If the base has it, run '{5}'.",
        "SeaTable.Schema",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB3008.md");

    /// <summary>Gets all rules, ordered by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(ApiTokenInSource, RowByRow, FilteredHere, UnreadInclude, WebhookSecretInSource, MissingMember);
}
