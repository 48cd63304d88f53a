using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Finds the hole that says what a value in quotes was to say.</summary>
/// <param name="Replaced">What the hole stands in place of.</param>
/// <param name="Hole">The hole as it is written.</param>
internal sealed record SqlQuotesFix(SqlSpan Replaced, string Hole)
{
    /// <summary>Finds the fix, or null when the value can't be sent, or nobody can tell what it should be.</summary>
    /// <param name="check">The statement.</param>
    /// <param name="quotes">The text in quotes.</param>
    /// <param name="start">Where in the statement the value stands.</param>
    /// <param name="piece">The value.</param>
    public static SqlQuotesFix? Of(SqlCheck check, SqlToken quotes, int start, SqlPiece piece)
    {
        if (quotes.Kind != SqlTokenKind.Text || quotes.Text.Length != quotes.Span.Length - 2 || piece.Type.Refusal is not null)
        {
            return null;
        }

        if (List(quotes, piece) is { } list)
        {
            return SqlHole.OfList(list) is { } hole
                && PlaceOfList(check, quotes) is { } place ? new SqlQuotesFix(place, hole) : null;
        }

        return Single(check, quotes, start - quotes.Span.Start - 1, piece) is { } single
            ? new SqlQuotesFix(quotes.Span, single)
            : null;
    }

    /// <summary>The list that stands in the quotes, by itself or joined to one text.</summary>
    private static ExpressionSyntax? List(SqlToken quotes, SqlPiece piece) => piece.Value switch
    {
        _ when piece.Type.IsList => quotes.Text == "(?)" ? piece.Value : null,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } joined when quotes.Text == "?"
            && SqlHole.IsJoined(joined) =>
            arguments[1].Expression,
        _ => null,
    };

    /// <summary>What a list takes the place of: the quotes, and the parentheses around them.</summary>
    private static SqlSpan? PlaceOfList(SqlCheck check, SqlToken quotes)
    {
        var index = check.Tokens.ToList().FindIndex(token => token.Span.Start == quotes.Span.Start);
        if (index >= 1 && SqlLists.TakesList(check.Tokens[index - 1]))
        {
            return quotes.Span;
        }

        var isInParentheses = index >= 2 && index + 1 < check.Tokens.Count && SqlLists.TakesList(check.Tokens[index - 2])
            && SqlLists.IsSign(check.Tokens[index - 1], "(") && SqlLists.IsSign(check.Tokens[index + 1], ")");
        return isInParentheses ? SqlSpan.Between(check.Tokens[index - 1].Span, check.Tokens[index + 1].Span) : null;
    }

    private static string? Single(SqlCheck check, SqlToken quotes, int place, SqlPiece piece)
    {
        var kind = piece.Type.Type.Kind;
        var isText = kind is SqlKind.Text or SqlKind.Unknown;
        if (piece.Type.IsList)
        {
            return null;
        }

        if (quotes.Text.Length > 1)
        {
            var canBeWritten = piece.Style is { IsRaw: false, IsVerbatim: false };
            return canBeWritten && (isText || piece.Type.IsWhole) ? SqlHole.Of(piece.Value!, quotes.Text, place) : null;
        }

        // A text that fits there, although this value is none, is what the column holds.
        var wantsText = check.IsBound
            && !check.Problems.Any(problem => problem.Code == SqlProblemCode.WrongType && problem.Span == quotes.Span);
        return isText || kind == SqlKind.Date || !wantsText ? SqlHole.Of(piece.Value!, quotes.Text, place)
            : piece.Type.IsWhole ? SqlHole.AsText(piece.Value!)
            : null;
    }
}
