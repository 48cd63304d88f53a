using System;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Completion.Strings;

/// <summary>
/// Tells by the text alone whether somebody types in something like a statement in a string: editors ask at every key press,
/// before they parse anything.
/// </summary>
internal static class SqlTyping
{
    /// <summary>How far in front of the caret a statement begins at most.</summary>
    private const int Furthest = 4_000;

    private static readonly string[] s_beginnings = ["SELECT", "UPDATE", "DELETE", "INSERT"];

    /// <summary>Whether a character may begin something that can be listed.</summary>
    public static bool Begins(char character) =>
        char.IsLetter(character) || character is '_' or '`' or '\'' or '"' or '.' or ',' or '=' or '(' or ' ';

    /// <summary>Whether the text in front of a caret ends inside a string that begins like a statement.</summary>
    public static bool IsInStatement(SourceText text, int caret)
    {
        var start = Math.Max(0, caret - Furthest);
        var before = text.ToString(TextSpan.FromBounds(start, caret));
        for (var quote = before.LastIndexOf('"'); quote >= 0; quote = quote == 0 ? -1 : before.LastIndexOf('"', quote - 1))
        {
            var word = WordBehind(before, quote + 1);
            var isBegun = quote + 1 < before.Length && before.Substring(quote + 1).Trim() == word && word.Length > 0;
            if (s_beginnings.Any(beginning => string.Equals(word, beginning, StringComparison.OrdinalIgnoreCase))
                || (isBegun && s_beginnings.Any(one => one.StartsWith(word, StringComparison.OrdinalIgnoreCase))))
            {
                // A raw string begins with the first of its quotes.
                var opening = quote;
                while (opening > 0 && before[opening - 1] == '"')
                {
                    opening--;
                }

                return new StringScanner(before, opening).EndsInside();
            }
        }

        return false;
    }

    private static string WordBehind(string text, int index)
    {
        var start = index;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }
}
