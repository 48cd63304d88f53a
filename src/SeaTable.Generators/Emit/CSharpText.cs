using System.Globalization;
using System.Text;

namespace SeaTable.Generators.Emit;

/// <summary>Writes texts from a base so that they mean nothing but themselves in C#.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is '"' or '\\')
            {
                result.Append('\\').Append(character);
            }
            else if (IsPlain(text, index))
            {
                result.Append(character);
            }
            else
            {
                result.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>Text for a comment: on one line, and without characters that nobody sees.</summary>
    public static string Comment(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            result.Append(IsPlain(text, index) ? text[index] : ' ');
        }

        return result.ToString().Trim();
    }

    /// <summary>
    /// Whether a character shows as itself: not a control character, a line end, half a surrogate pair, nor one that turns
    /// the direction of the text around it.
    /// </summary>
    public static bool IsPlain(string text, int index)
    {
        var character = text[index];
        if (character is >= ' ' and <= '~')
        {
            return true;
        }

        if (char.IsHighSurrogate(character))
        {
            return index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        }

        if (char.IsLowSurrogate(character))
        {
            return index > 0 && char.IsHighSurrogate(text[index - 1]);
        }

        return character < '\uFFFE' && CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
