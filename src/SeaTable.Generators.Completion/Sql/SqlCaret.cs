using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>The caret in a statement, and what somebody is typing there.</summary>
/// <param name="Before">The words and signs in front of what is typed.</param>
/// <param name="Rest">The statement without what is typed.</param>
/// <param name="Kind">A word, a name in backticks or a text in quotes.</param>
/// <param name="Quote">The quote with which it begins; null for a word.</param>
/// <param name="Replaced">
/// What a chosen item stands in place of: behind the opening quote, since editors compare it with the names of items.
/// </param>
internal sealed record SqlCaret(
    IReadOnlyList<SqlToken> Before, string Rest, SqlTokenKind Kind, char? Quote, SqlSpan Replaced)
{
    /// <summary>Stands for the next letter, so that there is a word at the caret whatever comes before it.</summary>
    private const string NextLetter = "x";

    /// <summary>Finds what is typed; null where no word can begin, such as inside a comment or a number.</summary>
    public static SqlCaret? Of(string text, int caret)
    {
        var tokens = SqlTokenizer.Read(text.Substring(0, caret) + NextLetter, []);
        var typed = tokens[System.Math.Max(0, tokens.Count - 2)];
        if (typed.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Text)
            || typed.Span.End != caret + NextLetter.Length
            || IsBehindQuote(text, caret, typed))
        {
            return null;
        }

        var start = typed.Span.Start;
        char? quote = typed.Kind == SqlTokenKind.Word ? null : text[start];
        var end = End(text, caret, typed);
        var inside = start + (quote is null ? 0 : 1);
        return new SqlCaret(
            [.. tokens.Take(tokens.Count - 2)],
            text.Substring(0, start) + " " + text.Substring(end),
            typed.Kind,
            quote,
            new SqlSpan(inside, end - inside));
    }

    /// <summary>Gets the last word or sign in front of what is typed.</summary>
    public SqlToken Previous => Before.Count == 0 ? default : Before[Before.Count - 1];

    /// <summary>Behind a closing quote a blank has to come first.</summary>
    private static bool IsBehindQuote(string text, int caret, SqlToken typed) =>
        typed.Span.Start == caret && caret > 0 && text[caret - 1] is '\'' or '"' or '`' && typed.Kind == SqlTokenKind.Word;

    /// <summary>Where what is typed ends: the rest of a word behind the caret belongs to it, and a closing quote.</summary>
    private static int End(string text, int caret, SqlToken typed)
    {
        if (typed.Span.Start == caret)
        {
            return caret;
        }

        var whole = SqlTokenizer.Read(text, []).First(token => token.Span.Start == typed.Span.Start);
        if (typed.Kind == SqlTokenKind.Word)
        {
            return whole.Span.End;
        }

        // A quote that is not closed yet takes what follows with it, up to the quote of another text.
        var behind = text.Substring(caret, whole.Span.End - caret);
        return behind.Length > 0 && behind[behind.Length - 1] == text[typed.Span.Start] && !behind.Any(char.IsWhiteSpace)
            ? whole.Span.End
            : caret;
    }
}
