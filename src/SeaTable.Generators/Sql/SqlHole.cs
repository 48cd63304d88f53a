using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Sql;

/// <summary>Writes holes of interpolated strings.</summary>
internal static class SqlHole
{
    /// <summary>The hole that says what a text in quotes around a value was to say; null when none does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">The text in the quotes, with a <c>?</c> for the value.</param>
    /// <param name="place">Where in the text that stands.</param>
    public static string? Of(ExpressionSyntax value, string text, int place)
    {
        bool isFormatted = value.Parent is InterpolationSyntax { AlignmentClause: not null } or InterpolationSyntax { FormatClause: not null };
        if (isFormatted || place >= text.Length || text[place] != '?')
        {
            return null;
        }

        string before = text.Substring(0, place);
        string behind = text.Substring(place + 1);
        return text.Length == 1
            ? $"{{{Alone(value)}}}"
            : $"{{{Quoted(before, " + ", isFirst: true)}{InSum(value)}{Quoted(behind, " + ", isFirst: false)}}}";
    }

    private static string Alone(ExpressionSyntax value)
    {
        string code = value.ToString();
        return value is ConditionalExpressionSyntax || code.IndexOf(':') >= 0 && value is not ParenthesizedExpressionSyntax ? $"({code})" : code;
    }

    private static string InSum(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            ? value.ToString()
            : $"({value})";

    private static string Quoted(string text, string plus, bool isFirst)
    {
        string code = SymbolDisplay.FormatLiteral(text, quote: true);
        return text.Length == 0 ? "" : isFirst ? code + plus : plus + code;
    }
}
