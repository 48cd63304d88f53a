using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Completion.Options;

/// <summary>Tells by the text alone whether somebody may be typing an option: editors ask at every key press.</summary>
internal static class OptionTyping
{
    /// <summary>How far in front of the caret a call begins at most.</summary>
    private const int Furthest = 800;

    /// <summary>The methods of columns that take options.</summary>
    public static ImmutableHashSet<string> Methods { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal, "In", "Contains", "HasAnyOf", "HasAllOf", "HasNoneOf", "IsExactly", "Set");

    /// <summary>
    /// Whether a caret stands behind <c>==</c> or <c>!=</c>, or among the arguments of a method that takes options; a part of a
    /// name may stand between.
    /// </summary>
    public static bool IsExpected(SourceText text, int caret)
    {
        var index = caret;
        while (index > 0 && IsPartOfName(text[index - 1]))
        {
            index--;
        }

        index = SkipBlanks(text, index);
        if (index < 2)
        {
            return false;
        }

        return text[index - 1] switch
        {
            '=' => text[index - 2] is '=' or '!',
            '(' => IsMethod(text, index - 1),
            ',' => Opening(text, index - 1, Math.Max(0, caret - Furthest)) is { } opening && IsMethod(text, opening),
            _ => false,
        };
    }

    private static bool IsMethod(SourceText text, int opening)
    {
        var end = SkipBlanks(text, opening);
        var start = end;
        while (start > 0 && IsPartOfName(text[start - 1]))
        {
            start--;
        }

        return start > 0 && text[start - 1] == '.' && Methods.Contains(text.ToString(TextSpan.FromBounds(start, end)));
    }

    /// <summary>The parenthesis that is open in front of a place, in the same statement.</summary>
    private static int? Opening(SourceText text, int place, int furthest)
    {
        var depth = 0;
        for (var index = place - 1; index >= furthest; index--)
        {
            switch (text[index])
            {
                case '(' when depth == 0:
                    return index;
                case '(':
                    depth--;
                    break;
                case ')':
                    depth++;
                    break;
                case ';' or '{' or '}':
                    return null;
            }
        }

        return null;
    }

    private static int SkipBlanks(SourceText text, int index)
    {
        while (index > 0 && char.IsWhiteSpace(text[index - 1]))
        {
            index--;
        }

        return index;
    }

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '@';
}
