using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Finds API tokens that are written into the source: texts that <c>SeaTableOptions.ApiToken</c> is set to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiTokenAnalyzer : DiagnosticAnalyzer
{
    private const string Property = "ApiToken";

    // Tokens are 40 hexadecimal digits, and others may follow. Whatever is shorter is a placeholder, such as "your token".
    private const int ShortestToken = 32;

    // Names that no server ever has (RFC 2606).
    private static readonly string[] s_reserved = [".example", ".test", ".invalid", ".localhost"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.ApiTokenInSource);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            compilation.GetTypeByMetadataName("SeaTable.SeaTableOptions") is { } options
                ? found => Analyze(found, options)
                : null);
    }

    private static void Analyze(WrittenNode found, INamedTypeSymbol options)
    {
        if (found.Node is AssignmentExpressionSyntax { Left: { } left }
            && WithoutParentheses(left).GetLastToken().ValueText == Property
            && found.Operation() is IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, options)
            && !GuardsNothing(assignment))
        {
            foreach (var text in SecretTexts.In(assignment.Value, ShortestToken, found))
            {
                found.ReportDiagnostic(Diagnostic.Create(UsageRules.ApiTokenInSource, text.Syntax.GetLocation()));
            }
        }
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? WithoutParentheses(inner.Expression) : expression;

    /// <summary>
    /// Whether the same initializer has a server on this machine, such as the emulator, or none: its token guards nothing.
    /// </summary>
    private static bool GuardsNothing(IOperation assignment) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation initializer
        && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(other =>
            other is { Target: IPropertyReferenceOperation { Property.Name: "Server" }, Value: IObjectCreationOperation address }
            && address.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: string text }
            && System.Uri.TryCreate(text, System.UriKind.Absolute, out var server)
            && (server.IsLoopback || s_reserved.Any(ending => server.Host.EndsWith(ending, System.StringComparison.Ordinal))));
}
