using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>How a string is written in C#, which says how characters are written in it.</summary>
/// <param name="IsVerbatim">With an <c>@</c>: a quote is doubled, a backslash is one.</param>
/// <param name="IsRaw">In three quotes or more: nothing is escaped.</param>
/// <param name="IsInterpolated">With a <c>$</c>: braces are doubled.</param>
internal readonly record struct LiteralStyle(bool IsVerbatim, bool IsRaw, bool IsInterpolated)
{
    private static readonly char[] s_lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];
    private static readonly char[] s_braces = ['{', '}'];

    /// <summary>How an interpolated string is written.</summary>
    public static LiteralStyle Of(InterpolatedStringExpressionSyntax interpolated)
    {
        var opening = interpolated.StringStartToken.Kind();
        return new LiteralStyle(
            opening == SyntaxKind.InterpolatedVerbatimStringStartToken,
            opening is SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken,
            IsInterpolated: true);
    }

    /// <summary>Words as they are written in such a string; null when they can't be.</summary>
    public string? Escape(string words)
    {
        if (IsRaw)
        {
            var isPossible = !words.Contains("\"\"") && words.IndexOfAny(s_lineEnds) < 0
                && (!IsInterpolated || words.IndexOfAny(s_braces) < 0);
            return isPossible ? words : null;
        }

        var escaped = IsVerbatim ? words.Replace("\"", "\"\"") : string.Concat(words.Select(Escape));
        return IsInterpolated ? escaped.Replace("{", "{{").Replace("}", "}}") : escaped;
    }

    /// <summary>A character of an ordinary string, which stands on one line.</summary>
    private static string Escape(char character) => character switch
    {
        '\\' => "\\\\",
        '"' => "\\\"",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(character) || character is '\u2028' or '\u2029' =>
            "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };
}
