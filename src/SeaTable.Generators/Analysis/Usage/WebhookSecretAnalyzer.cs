using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Finds secrets of webhooks that are written into the source, where a signature is checked with them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WebhookSecretAnalyzer : DiagnosticAnalyzer
{
    private const string Parameter = "secret";

    // People choose it themselves. What is shorter is a placeholder, or so weak that it is another matter.
    private const int ShortestSecret = 12;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.WebhookSecretInSource);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            compilation.GetTypeByMetadataName("SeaTable.SeaTableWebhook") is { } webhook
                ? found => Analyze(
                    found, webhook, compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.SeaTableWebhookExtensions"))
                : null);
    }

    private static void Analyze(WrittenNode found, INamedTypeSymbol webhook, INamedTypeSymbol? endpoints)
    {
        if (found.Node is not InvocationExpressionSyntax { Expression: { } called }
            || called.GetLastToken().ValueText is not ("IsSigned" or "MapSeaTableWebhook" or ">")
            || found.Operation() is not IInvocationOperation call
            || !(SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, webhook)
                || (endpoints is not null && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, endpoints))))
        {
            return;
        }

        foreach (var text in call.Arguments.Where(argument => argument.Parameter?.Name == Parameter)
            .SelectMany(argument => SecretTexts.In(argument.Value, ShortestSecret, found)))
        {
            found.ReportDiagnostic(Diagnostic.Create(UsageRules.WebhookSecretInSource, text.Syntax.GetLocation()));
        }
    }
}
