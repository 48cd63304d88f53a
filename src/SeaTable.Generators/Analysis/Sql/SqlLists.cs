using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Looks at values that are lists, and at values that can't be sent at all.</summary>
internal static class SqlLists
{
    public static void Check(SqlReport report, SqlStringSource source, SqlCheck check)
    {
        foreach (var (start, piece) in source.Values)
        {
            if (piece.Type.Refusal is { } refusal)
            {
                report.Add(SqlRules.ValueNotSendable, piece.Value!.Span, refusal);
            }
            else if (piece.Type.IsList)
            {
                CheckPlace(report, source, check.Tokens, start, piece);
            }
        }
    }

    private static void CheckPlace(SqlReport report, SqlStringSource source, IReadOnlyList<SqlToken> tokens, int start,
        SqlPiece piece)
    {
        var opening = tokens.ToList().FindIndex(token => token.Span.Start == start - 1);
        if (opening < 1 || TakesList(tokens[opening - 1]) || IsWritten(tokens, opening))
        {
            return;
        }

        var isTwice = opening >= 2
            && IsSign(tokens[opening - 1], "(")
            && TakesList(tokens[opening - 2])
            && IsSign(tokens[opening + 3], ")");
        if (!isTwice)
        {
            report.Add(SqlRules.WrongType, piece.Span, "A list can stand behind IN, HAS … OF and IS EXACTLY only.");
            return;
        }

        var hole = "{" + piece.Value + "}";
        var place = source.Place(SqlSpan.Between(tokens[opening - 1].Span, tokens[opening + 3].Span));
        report.Add(
            SqlRules.WrongType,
            place,
            $"A list brings its parentheses along: write {hole} without them.",
            place,
            hole,
            $"Write {hole}");
    }

    /// <summary>Whether a list can stand behind a word.</summary>
    public static bool TakesList(SqlToken token) =>
        token.Kind == SqlTokenKind.Word && token.Text.ToUpperInvariant() is "IN" or "OF" or "EXACTLY";

    /// <summary>
    /// Whether a list is written into a cell: whether it stands in SET or VALUES. That the cell takes several is looked at
    /// elsewhere.
    /// </summary>
    private static bool IsWritten(IReadOnlyList<SqlToken> tokens, int opening) =>
        tokens[0].Text.ToUpperInvariant() is "UPDATE" or "INSERT"
        && !tokens.Take(opening).Any(token => token.Kind == SqlTokenKind.Word && token.Text.ToUpperInvariant() is "WHERE");

    /// <summary>Whether a token is a certain sign.</summary>
    public static bool IsSign(SqlToken token, string sign) => token.Kind == SqlTokenKind.Sign && token.Text == sign;
}
