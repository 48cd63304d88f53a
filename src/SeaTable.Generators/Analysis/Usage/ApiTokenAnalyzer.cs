using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
    private const int FewestCharacters = 6;

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
            foreach (var text in Texts(assignment.Value).Where(text => IsToken(text, found)))
            {
                found.ReportDiagnostic(Diagnostic.Create(UsageRules.ApiTokenInSource, text.Syntax.GetLocation()));
            }
        }
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? WithoutParentheses(inner.Expression) : expression;

    /// <summary>What a value can be: both sides of <c>??</c> and <c>?:</c>, the arms of a <c>switch</c>.</summary>
    private static IEnumerable<IOperation> Texts(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConversionOperation conversion => Texts(conversion.Operand),
        ICoalesceOperation choice => Texts(choice.Value).Concat(Texts(choice.WhenNull)),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Texts(choice.WhenTrue).Concat(Texts(whenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Texts(arm.Value)),
        _ => [value],
    };

    private static bool IsToken(IOperation text, WrittenNode found) =>
        (text.ConstantValue.HasValue ? text.ConstantValue.Value as string : Held(text, found)) is { } value
            && value.Trim() is { Length: >= ShortestToken } token
            && token.All(character => character < 128 && (char.IsLetterOrDigit(character) || character is '-' or '_' or '.'))
            && token.Distinct().Count() >= FewestCharacters;

    /// <summary>What a variable or a field that never changes holds.</summary>
    private static string? Held(IOperation text, WrittenNode found) =>
        text is ILocalReferenceOperation { Syntax: ExpressionSyntax variable }
            ? TextLocals.Constant(variable, found.SemanticModel, found.CancellationToken)
            : Initial(text, found.CancellationToken);

    /// <summary>What a field that never changes is set to where it is declared.</summary>
    private static string? Initial(IOperation text, CancellationToken cancellationToken) =>
        text is IFieldReferenceOperation { Field: { IsReadOnly: true } field }
        && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
            ? literal.Token.Value as string
            : null;

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
