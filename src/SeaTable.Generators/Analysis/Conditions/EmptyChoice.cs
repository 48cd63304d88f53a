using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>Finds a choice among no values at all, <c>c.Age.In()</c> or <c>c.Tags.HasAnyOf()</c>, which no row meets.</summary>
internal static class EmptyChoice
{
    /// <summary>Whether an expression is such, by the way it is written.</summary>
    public static bool MayBe(ExpressionSyntax expression) => Method(expression) is not null;

    /// <summary>The method that is given no values; null for all else.</summary>
    public static string? Method(ExpressionSyntax expression) => expression is InvocationExpressionSyntax
    {
        ArgumentList.Arguments.Count: 0,
        Expression: MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: ("In" or "HasAnyOf") and var method,
            Expression: MemberAccessExpressionSyntax,
        },
    } ? method : null;

    /// <summary>Whether an expression is such.</summary>
    public static bool Is(WrittenNode found, QuerySymbols symbols, ExpressionSyntax expression) =>
        MayBe(expression)
        && symbols.IsCondition(found.TypeOf(expression))
        && expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method }
        && symbols.IsColumn(found, method.Expression);
}
