using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>
/// Finds conditions of queries that every row meets, or none, such as <c>c.Age &gt; 5 &amp;&amp; c.Age &lt; 3</c> and
/// <c>c.Age.In()</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantConditionAnalyzer : DiagnosticAnalyzer
{
    private const string LookAgain =
        "Look at its parts again: one of them is likely to mean another column or value, or && to mean ||";

    private const string LookForValues =
        "() lists no values, and no cell is one of none. List those that are meant, or write SqlCondition.None()";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ConditionRules.Constant);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            QuerySymbols.Of(compilation) is { } symbols ? found => Analyze(found, symbols) : null);
    }

    private static void Analyze(WrittenNode found, QuerySymbols symbols)
    {
        if (found.Node is ExpressionSyntax whole && (CombinesConditions(whole) || EmptyChoice.MayBe(whole))
            && !CombinesConditions(Outer(whole.Parent))
            && NamesColumn(whole) && symbols.IsCondition(found.TypeOf(whole)))
        {
            Report(found, symbols, whole);
        }
    }

    /// <summary>Whether an expression may put conditions together, by the way it is written.</summary>
    private static bool CombinesConditions(SyntaxNode? node) => node?.Kind()
        is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseAndExpression
        or SyntaxKind.BitwiseOrExpression or SyntaxKind.LogicalNotExpression;

    private static SyntaxNode? Outer(SyntaxNode? node) => node is ParenthesizedExpressionSyntax ? Outer(node.Parent) : node;

    // Only lambdas of queries name columns this way, so that other conditions need not be bound.
    private static bool NamesColumn(ExpressionSyntax whole) => whole.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not null
        && whole.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Expression is IdentifierNameSyntax);

    /// <summary>Reports the smallest part that is the same for every row; what it is a part of follows from it.</summary>
    private static bool Report(WrittenNode found, QuerySymbols symbols, ExpressionSyntax condition)
    {
        var parts = condition switch
        {
            ParenthesizedExpressionSyntax inner => new[] { inner.Expression },
            PrefixUnaryExpressionSyntax negation when CombinesConditions(negation) => new[] { negation.Operand },
            BinaryExpressionSyntax both when CombinesConditions(both) => new[] { both.Left, both.Right },
            _ => System.Array.Empty<ExpressionSyntax>(),
        };
        var isTold = false;
        foreach (var part in parts)
        {
            isTold |= Report(found, symbols, part);
        }

        if (isTold)
        {
            return true;
        }

        if (!(CombinesConditions(condition) || EmptyChoice.MayBe(condition))
            || ConditionTruth.Of(found, symbols, condition) is not { } isMet)
        {
            return false;
        }

        found.ReportDiagnostic(Diagnostic.Create(
            ConditionRules.Constant,
            condition.GetLocation(),
            isMet ? "Every row meets" : "No row can meet",
            EmptyChoice.Method(condition) is { } method ? method + LookForValues : LookAgain));
        return true;
    }
}
