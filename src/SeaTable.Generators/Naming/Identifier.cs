using System;
using System.Globalization;
using System.Text;

namespace SeaTable.Generators.Naming;

/// <summary>Makes C# identifiers from the names that people give in a base.</summary>
internal static class Identifier
{
    /// <summary>
    /// Longer ones are cut. A type name is made of two of these, and a name in an assembly may have 1,023 bytes of UTF-8.
    /// </summary>
    public const int MaximumLength = 120;

    /// <summary>
    /// The identifier for a name, or null when nothing of the name can stand in one: letters, digits and their marks stay,
    /// everything else separates words, and each word begins with a capital. Numbers side by side keep an underscore between.
    /// </summary>
    public static string? FromName(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        var inWord = false;
        foreach (var character in Normalize(name))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(character);
            if (IsInvisible(character, category))
            {
                continue;
            }

            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (IsLetter(category) || category == UnicodeCategory.DecimalDigitNumber || (isMark && inWord))
            {
                // Two numbers stay two: 1-10 becomes 1_10.
                if (!inWord && category == UnicodeCategory.DecimalDigitNumber && EndsWithDigit(result))
                {
                    result.Append('_');
                }

                result.Append(inWord ? character : char.ToUpperInvariant(character));
                inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        if (result.Length == 0)
        {
            return null;
        }

        if (!IsLetter(CharUnicodeInfo.GetUnicodeCategory(result[0])))
        {
            result.Insert(0, '_');
        }

        // A capital may combine with the mark after it where the small letter did not.
        var identifier = result.ToString().Normalize(NormalizationForm.FormC);
        return identifier.Length <= MaximumLength ? identifier : identifier.Substring(0, MaximumLength);
    }

    /// <summary>A key or an option id as the ending of an identifier.</summary>
    public static string FromKey(string key)
    {
        var result = new StringBuilder(key.Length);
        foreach (var character in key)
        {
            result.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? character : '_');
        }

        var trimmed = result.ToString().Trim('_');
        return trimmed.Length <= MaximumLength / 2 ? trimmed : trimmed.Substring(0, MaximumLength / 2);
    }

    /// <summary>Whether a text is an identifier as it stands, keyword or not, that a person may choose.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length == 0 || text.Length > MaximumLength || text.Trim('_').Length == 0)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(text[index]);
            var canStart = IsLetter(category) || text[index] == '_';
            var canFollow = canStart || category is UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;
            if (index == 0 ? !canStart : !canFollow)
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsWithDigit(StringBuilder text) => text.Length > 0 && char.IsDigit(text[text.Length - 1]);

    private static bool IsLetter(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    // Variation selectors only choose a picture for the character before them.
    private static bool IsInvisible(char character, UnicodeCategory category) =>
        category == UnicodeCategory.Format || character is >= '\uFE00' and <= '\uFE0F';

    // Half surrogate pairs and code points that mean nothing make Normalize throw. They only separate words anyway.
    private static string Normalize(string name)
    {
        var characters = name.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(characters[index])
                is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            {
                characters[index] = ' ';
            }
        }

        var text = new string(characters);
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // The platform knows other code points than .NET does: then the name stays as it is written.
            return text;
        }
    }
}
