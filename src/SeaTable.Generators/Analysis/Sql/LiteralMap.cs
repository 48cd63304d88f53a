using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Finds where in the code each character of a string stands.</summary>
internal static class LiteralMap
{
    /// <summary>The place of each character, or null when text and code do not go together.</summary>
    /// <param name="code">What stands between the quotes, or between two holes.</param>
    /// <param name="start">Where that begins in the file.</param>
    /// <param name="value">What it says.</param>
    /// <param name="style">How the string is written.</param>
    public static IReadOnlyList<TextSpan>? Of(string code, int start, string value, LiteralStyle style)
    {
        var places = style.IsRaw ? Raw(code, start, value) : Escaped(code, start, style);
        return places.Count == value.Length ? places : null;
    }

    private static List<TextSpan> Escaped(string code, int start, LiteralStyle style)
    {
        var places = new List<TextSpan>(code.Length);
        for (var index = 0; index < code.Length;)
        {
            var (length, characters) = At(code, index, style);
            for (var character = 0; character < characters; character++)
            {
                places.Add(new TextSpan(start + index, length));
            }

            index += length;
        }

        return places;
    }

    /// <summary>How long the next character is in code, and how many it makes in the text.</summary>
    private static (int Length, int Characters) At(string code, int index, LiteralStyle style)
    {
        var character = code[index];
        var next = index + 1 < code.Length ? code[index + 1] : '\0';
        if (character == '\\' && !style.IsVerbatim)
        {
            return next switch
            {
                'u' => (6, 1),
                'U' => (10, IsBeyondOne(code, index + 2) ? 2 : 1),
                'x' => (2 + HexDigits(code, index + 2, 4), 1),
                _ => (2, 1),
            };
        }

        var isDoubled = character == next
            && (character == '"' ? style.IsVerbatim : character is '{' or '}' && style.IsInterpolated);
        return (isDoubled ? 2 : 1, 1);
    }

    private static bool IsBeyondOne(string code, int index) =>
        index + 4 <= code.Length && string.CompareOrdinal(code, index, "0000", 0, 4) != 0;

    private static int HexDigits(string code, int index, int most)
    {
        var count = 0;
        while (count < most && index + count < code.Length && Uri.IsHexDigit(code[index + count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>Line by line: what a line is longer in code than in the text is its indentation.</summary>
    private static List<TextSpan> Raw(string code, int start, string value)
    {
        var places = new List<TextSpan>(value.Length);
        var lines = code.Split('\n');
        var texts = value.Split('\n');
        if (lines.Length != texts.Length)
        {
            return places;
        }

        for (int line = 0, offset = start; line < lines.Length; offset += lines[line].Length + 1, line++)
        {
            var indentation = lines[line].Length - texts[line].Length;
            var length = texts[line].Length + (line + 1 < lines.Length ? 1 : 0);
            for (var character = 0; character < length; character++)
            {
                places.Add(new TextSpan(offset + indentation + character, 1));
            }
        }

        return places;
    }
}
