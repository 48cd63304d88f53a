using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>Numbers out of what clients send: anything but digits, points and minus signs is left out of a text.</summary>
internal static class NumberText
{
    public static double? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Finite(value.GetDouble()),
        JsonValueKind.String => Parse(value.GetString()!),
        _ => null,
    };

    public static double? Parse(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter) || letter is '.' or '-')
                kept.Append(letter);
        }

        if (LongestNumber(kept.ToString()) is not { } number)
            return null;
        return Finite(text.Contains('%', StringComparison.Ordinal) ? number / 100 : number);
    }

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    // As parseFloat does: the number that the text starts with, whatever follows.
    private static double? LongestNumber(string text)
    {
        var end = 0;
        var point = false;
        if (text.StartsWith('-'))
            end++;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && !point)))
        {
            point |= text[end] == '.';
            end++;
        }

        return double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
