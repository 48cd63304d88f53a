using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary><c>(await q.ToListAsync()).Any()</c> as <c>await q.AnyAsync()</c>.</summary>
internal static class RowAnswerChange
{
    /// <summary>The same answer, asked of the query.</summary>
    /// <param name="found">What asks the rows for it.</param>
    /// <param name="instead">The method of the query.</param>
    /// <returns>The code, or null where the answer is written in another way.</returns>
    public static ExpressionSyntax? Of(ExpressionSyntax found, string instead)
    {
        if ((found is InvocationExpressionSyntax call ? call.Expression : found) is not MemberAccessExpressionSyntax asked
            || asked.Expression is not ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax awaited }
            || HasComment(found)
            || awaited.DescendantNodes(node => node is not ArgumentListSyntax)
                .OfType<MemberAccessExpressionSyntax>()
                .FirstOrDefault(member => member.Name.Identifier.ValueText == "ToListAsync") is not { } reading)
        {
            return null;
        }

        // Queries count in longs, lists in ints.
        var isInt = asked.Name.Identifier.ValueText == "Count";
        var answer = awaited.ReplaceNode(reading.Name, SyntaxFactory.IdentifierName(instead).WithTriviaFrom(reading.Name));
        var code = (isInt ? "(int)" : "") + answer.WithoutTrivia();
        var isPartOfOperand = found.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
        return SyntaxFactory.ParseExpression(isPartOfOperand ? $"({code})" : code);
    }

    private static bool HasComment(ExpressionSyntax found) => found.DescendantTrivia().Any(trivia =>
        found.Span.Contains(trivia.Span)
        && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
