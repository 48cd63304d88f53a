using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.CodeFixes;

/// <summary>
/// A choice between two expressions: <c>a ? b : c</c>, or <c>if (a) return b;</c> followed by <c>return c;</c>.
/// </summary>
/// <param name="Condition">What is asked.</param>
/// <param name="WhenTrue">What is chosen when it holds.</param>
/// <param name="WhenFalse">What is chosen otherwise.</param>
/// <param name="Replaced">The code that the combined condition takes the place of.</param>
/// <param name="Removed">The statement behind it that has no use any more, or null.</param>
internal sealed record ConditionChoice(
    ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse, SyntaxNode Replaced,
    StatementSyntax? Removed)
{
    /// <summary>Finds the choice that a condition decides.</summary>
    /// <returns>The choice, or null where the condition decides something else.</returns>
    public static ConditionChoice? Find(ExpressionSyntax condition)
    {
        SyntaxNode whole = condition;
        while (whole.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            whole = parenthesized;
        }

        return whole.Parent switch
        {
            ConditionalExpressionSyntax choice when choice.Condition == whole =>
                new ConditionChoice(condition, choice.WhenTrue, choice.WhenFalse, choice, null),
            IfStatementSyntax choice when choice.Condition == whole && Returned(choice.Statement) is { } whenTrue =>
                Find(condition, choice, whenTrue),
            _ => null,
        };
    }

    /// <summary>
    /// Whether both sides are conditions, and can be joined to one without losing a comment or saying something twice that acts.
    /// </summary>
    public bool IsBetweenConditions(SemanticModel model, CancellationToken cancellationToken) =>
        model.Compilation.GetTypeByMetadataName("SeaTable.SqlCondition") is { } type
        && IsWanted(model, type, cancellationToken)
        && new[] { Condition, WhenTrue, WhenFalse }.All(part => !MayBeNull(part, model, cancellationToken))
        && SideEffects.CanBeRepeated(Condition, model, type, cancellationToken)
        && !new[] { WhenTrue, WhenFalse }.Any(SideEffects.ChangesVariables)
        && !HasComment()
        && MeansCondition(CombineExpression(), model, type);

    /// <summary>Makes <c>(a &amp;&amp; b) || (!a &amp;&amp; c)</c>.</summary>
    public SyntaxNode Combine()
    {
        var combined = CombineExpression();
        return Replaced switch
        {
            StatementSyntax => SyntaxFactory.ParseStatement($"return {combined};"),
            { Parent: BinaryExpressionSyntax or PrefixUnaryExpressionSyntax } => SyntaxFactory.ParenthesizedExpression(combined),
            _ => combined,
        };
    }

    private static ConditionChoice? Find(ExpressionSyntax condition, IfStatementSyntax choice, ExpressionSyntax whenTrue)
    {
        if (choice.Else is not null)
        {
            return Returned(choice.Else.Statement) is { } otherwise
                ? new ConditionChoice(condition, whenTrue, otherwise, choice, null)
                : null;
        }

        IReadOnlyList<StatementSyntax> statements = choice.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => [],
        };
        var next = statements.SkipWhile(statement => statement != choice).Skip(1).FirstOrDefault();
        return next is ReturnStatementSyntax { Expression: { } whenFalse }
            ? new ConditionChoice(condition, whenTrue, whenFalse, choice, next)
            : null;
    }

    private static ExpressionSyntax? Returned(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: { Count: 1 } statements } => Returned(statements[0]),
        ReturnStatementSyntax returned => returned.Expression,
        _ => null,
    };

    // "&&" throws for null, which "?:" passed on; what "null!" says does not change that.
    private static bool MayBeNull(ExpressionSyntax part, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(part, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull
        || model.GetConstantValue(Bare(part), cancellationToken) is { HasValue: true, Value: null };

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) =>
            Bare(suppressed.Operand),
        _ => expression,
    };

    // What has no type of its own, such as null, default, throw or new(), can stand in a choice but not beside "&&".
    private bool MeansCondition(ExpressionSyntax combined, SemanticModel model, INamedTypeSymbol type) =>
        model.GetSpeculativeSymbolInfo(Condition.SpanStart, combined, SpeculativeBindingOption.BindAsExpression).Symbol
            is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, type);

    private ExpressionSyntax CombineExpression()
    {
        var lineBreak = Replaced is ConditionalExpressionSyntax { ColonToken: var colon } ? Space(colon) : " ";
        return SyntaxFactory.ParseExpression(
            $"({Operand(Condition)} && {Operand(WhenTrue)}){lineBreak}|| ({Opposite(Condition)} && {Operand(WhenFalse)})");
    }

    private bool IsWanted(SemanticModel model, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        (Replaced is ExpressionSyntax expression ? [expression] : new[] { WhenTrue, WhenFalse })
            .All(wanted =>
                SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(wanted, cancellationToken).ConvertedType, type));

    // What stands in front of the choice stays; comments inside it would belong to nothing any more.
    private bool HasComment()
    {
        var changed = TextSpan.FromBounds(Replaced.SpanStart, Removed?.FullSpan.End ?? Replaced.Span.End);
        return new[] { Replaced, Removed }.OfType<SyntaxNode>()
            .SelectMany(node => node.DescendantTrivia(descendIntoTrivia: false))
            .Any(trivia =>
                changed.Contains(trivia.Span)
                    && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)
                    && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    private static string Space(SyntaxToken token) =>
        token.GetPreviousToken().TrailingTrivia.ToFullString() + token.LeadingTrivia.ToFullString() is { Length: > 0 } space
            ? space
            : " ";

    private static string Operand(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax or ConditionalExpressionSyntax
        || expression.IsKind(SyntaxKind.LogicalOrExpression) || expression.IsKind(SyntaxKind.CoalesceExpression)
        ? $"({expression})"
        : expression.ToString();

    private static string Opposite(ExpressionSyntax expression) => expression switch
    {
        PrefixUnaryExpressionSyntax negation when negation.IsKind(SyntaxKind.LogicalNotExpression) => Operand(negation.Operand),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax => $"!{expression}",
        _ => $"!({expression})",
    };
}
