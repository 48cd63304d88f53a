using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>
/// Finds conditions of queries that decide a branch of the program. <c>SqlCondition</c> has the operators <c>true</c> and
/// <c>false</c> because C# requires them for <c>&amp;&amp;</c> and <c>||</c>; they make <c>if</c>, <c>?:</c>, loops and filters
/// compile, too, which then silently take the branch for false.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConditionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ConditionRules.UsedAsBool);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            compilation.GetTypeByMetadataName("SeaTable.SqlCondition") is { } condition
                ? found => Analyze(found, condition)
                : null);
    }

    private static void Analyze(WrittenNode found, INamedTypeSymbol condition)
    {
        if (Asked(found.Node) is { } expression
            && found.SemanticModel.GetTypeInfo(expression, found.CancellationToken).Type?.SpecialType == SpecialType.None
            && AsksForTrue(found.SemanticModel.GetOperation(expression, found.CancellationToken)) is { } unary
            && SymbolEqualityComparer.Default.Equals(unary.OperatorMethod?.ContainingType, condition))
        {
            found.ReportDiagnostic(Diagnostic.Create(ConditionRules.UsedAsBool, unary.Operand.Syntax.GetLocation()));
        }
    }

    // Wherever C# wants a bool the compiler asks "operator true". "&&" and "||" ask it as part of their own operation.
    private static ExpressionSyntax? Asked(SyntaxNode node)
    {
        var asked = node switch
        {
            IfStatementSyntax statement => statement.Condition,
            WhileStatementSyntax loop => loop.Condition,
            DoStatementSyntax loop => loop.Condition,
            ForStatementSyntax loop => loop.Condition,
            ConditionalExpressionSyntax choice => choice.Condition,
            CatchFilterClauseSyntax filter => filter.FilterExpression,
            WhenClauseSyntax guard => guard.Condition,
            _ => null,
        };
        return asked is null ? null : Inner(asked);
    }

    /// <summary>The expression itself, without what is only written around it.</summary>
    private static ExpressionSyntax Inner(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Inner(parentheses.Expression),
        CheckedExpressionSyntax overflow => Inner(overflow.Expression),
        PostfixUnaryExpressionSyntax suppression => Inner(suppression.Operand),
        _ => expression,
    };

    /// <summary>What the compiler puts around an expression that is no bool where C# wants one.</summary>
    private static IUnaryOperation? AsksForTrue(IOperation? value)
    {
        var around = value?.Parent;
        while (around is IConversionOperation { IsImplicit: true })
        {
            around = around.Parent;
        }

        return around is IUnaryOperation { OperatorKind: UnaryOperatorKind.True } unary ? unary : null;
    }
}
