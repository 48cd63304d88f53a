using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Generators.Mapping;

/// <summary>Finds what somebody meant who misspelt a word of SeaTable in a file written by hand.</summary>
internal static class Spelling
{
    // No word of SeaTable is half as long, and comparing takes the product of both lengths.
    private const int Longest = 40;

    /// <summary>A question for a message, in brackets; empty when no word is alike.</summary>
    public static string Suggest(string text, IEnumerable<string> words) =>
        Nearest(text, words) is { } nearest ? " (did you mean '" + nearest + "'?)" : "";

    /// <summary>
    /// The known word that is spelt most like the text, or null when none is alike. Case, hyphens and blanks do not count, and
    /// of the letters two thirds have to be right.
    /// </summary>
    private static string? Nearest(string text, IEnumerable<string> words)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var letters = Letters(text);
        return words
            .Select(word => (Word: word, Distance: EditDistance.Between(letters, Letters(word), Longest)))
            .Where(candidate => candidate.Distance <= letters.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
