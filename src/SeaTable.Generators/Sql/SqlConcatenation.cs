using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Sql;

/// <summary>Statements that are put together as strings: whoever chooses a part of them chooses what they do.</summary>
internal static class SqlConcatenation
{
    public static void Complain(SqlReport report, SqlSource source, ExpressionSyntax expression)
    {
        const string Danger = "This statement is put together at run time, so a value in it can change what it does, and it can't be checked. ";
        if (Interpolated(source, expression) is { } code)
        {
            report.Add(
                SqlRules.NotConstantSql,
                expression.Span,
                Danger + "Hand over an interpolated string: what stands in its holes is sent as parameters.",
                expression.Span,
                code,
                "Send the values as parameters");
        }
        else
        {
            report.Add(SqlRules.NotConstantSql, expression.Span, Danger + "Hand over a constant or an interpolated string directly.");
        }
    }

    /// <summary>The same as one interpolated string with its values as holes; null when a value stands where none can be.</summary>
    private static string? Interpolated(SqlSource source, ExpressionSyntax expression)
    {
        if (expression is not BinaryExpressionSyntax || source.Pieces.Any(piece => piece.Value is null && piece.Places is null))
        {
            return null;
        }

        SqlPiece[] pieces = [.. source.Pieces];
        var code = new StringBuilder("$\"");
        for (int index = 0; index < pieces.Length; index++)
        {
            if (pieces[index].Value is { } value)
            {
                code.Append('{').Append(Hole(value)).Append('}');
                continue;
            }

            string text = pieces[index].Text;
            bool opens = index + 1 < pieces.Length && pieces[index + 1].Value is not null && text.EndsWith("'", System.StringComparison.Ordinal);
            bool closes = index > 0 && pieces[index - 1].Value is not null && text.StartsWith("'", System.StringComparison.Ordinal);
            text = text.Substring(closes ? 1 : 0, text.Length - (closes ? 1 : 0) - (opens ? 1 : 0));
            code.Append(Escape(text));
        }

        code.Append('"');
        string plain = new SqlSource(pieces.Select(piece => piece with { Text = piece.Text.Trim('\'') })).Text;
        return SqlCheck.Of(plain, null).Errors == 0 ? code.ToString() : null;
    }

    private static string Hole(ExpressionSyntax value)
    {
        string code = value.ToString();
        return value is ConditionalExpressionSyntax || code.Contains(":") ? $"({code})" : code;
    }

    private static string Escape(string text) => new LiteralStyle(false, false, IsInterpolated: true).Escape(text)!
        .Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
}
