using System;
using System.Linq;

namespace SeaTable.Generators.Model.Columns;

/// <summary>Finds what somebody meant who misspelt a column type in a file written by hand.</summary>
internal static class ColumnTypeSpelling
{
    // No type is half as long, and comparing takes the product of both lengths.
    private const int Longest = 40;

    /// <summary>
    /// The known type that is spelt most like the text, or null when none is alike. Case, hyphens and blanks do not count, and
    /// of the letters two thirds have to be right.
    /// </summary>
    public static string? Nearest(string type)
    {
        if (type.Length > Longest)
        {
            return null;
        }

        string letters = Letters(type);
        return ColumnMappings.KnownTypes
            .Select(known => (Type: known, Distance: Distance(letters, Letters(known))))
            .Where(candidate => candidate.Distance <= letters.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Type, StringComparer.Ordinal)
            .Select(candidate => candidate.Type)
            .FirstOrDefault();
    }

    private static string Letters(string type) => new(type.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());

    // How many letters have to be put in, taken out or exchanged (Levenshtein's distance).
    private static int Distance(string left, string right)
    {
        int[] before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int row = 1; row <= left.Length; row++)
        {
            var now = new int[right.Length + 1];
            now[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int exchanged = before[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                now[column] = Math.Min(exchanged, Math.Min(before[column], now[column - 1]) + 1);
            }

            before = now;
        }

        return before[right.Length];
    }
}
