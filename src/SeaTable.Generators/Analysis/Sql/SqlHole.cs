using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Writes holes of interpolated strings.</summary>
internal static class SqlHole
{
    /// <summary>The hole to write in place of a quoted text that holds a value; null when there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">The text in the quotes, with a <c>?</c> for the value.</param>
    /// <param name="place">Where in the text that stands.</param>
    public static string? Of(ExpressionSyntax value, string text, int place)
    {
        var isFormatted = value.Parent
            is InterpolationSyntax { AlignmentClause: not null } or InterpolationSyntax { FormatClause: not null };
        if (isFormatted || IsJoined(value) || !CanStandInHole(value) || place >= text.Length || text[place] != '?')
        {
            return null;
        }

        var before = text.Substring(0, place);
        var behind = text.Substring(place + 1);
        return text.Length == 1
            ? $"{{{Alone(value)}}}"
            : $"{{{Quoted(before, " + ", isFirst: true)}{InSum(value)}{Quoted(behind, " + ", isFirst: false)}}}";
    }

    /// <summary>The hole that sends a value as a text.</summary>
    public static string? AsText(ExpressionSyntax value) => Of(value, "?", 0) is null ? null : $"{{{InSum(value)}.ToString()}}";

    /// <summary>The hole that sends the values of a list.</summary>
    public static string? OfList(ExpressionSyntax list) => CanStandInHole(list) ? $"{{{Alone(list)}}}" : null;

    private static string Alone(ExpressionSyntax value)
    {
        var code = value.ToString();
        return value is ConditionalExpressionSyntax
            || code.IndexOf(':') >= 0 && value is not ParenthesizedExpressionSyntax ? $"({code})" : code;
    }

    /// <summary>Whether a value is many in one text, which no parameter can be.</summary>
    public static bool IsJoined(ExpressionSyntax value) => value is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "Concat" },
    };

    /// <summary>Before C# 11 a hole stands on one line.</summary>
    private static bool CanStandInHole(ExpressionSyntax value) =>
        value.ToString().IndexOf('\n') < 0
            || value.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 };

    /// <summary>A colon outside of parentheses would begin a format.</summary>
    private static string InSum(ExpressionSyntax value) =>
        value is ParenthesizedExpressionSyntax
        || (value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or LiteralExpressionSyntax && value.ToString().IndexOf(':') < 0)
            ? value.ToString()
            : $"({value})";

    private static string Quoted(string text, string plus, bool isFirst)
    {
        var code = SymbolDisplay.FormatLiteral(text, quote: true);
        return text.Length == 0 ? "" : isFirst ? code + plus : plus + code;
    }
}
