using System.Globalization;

namespace SeaTable.Tool.CellTexts;

/// <summary>Reads numbers as they are written in a country; those of no country are without signs between thousands.</summary>
internal sealed class NumberText(CultureInfo culture)
{
    private readonly NumberFormatInfo _format = culture.NumberFormat;
    private readonly bool _isInvariant = culture.Equals(CultureInfo.InvariantCulture);

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">It is none, too large, or has more digits than the server keeps.</exception>
    public double Parse(string text)
    {
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1].TrimEnd() : text;
        var style = _isInvariant ? NumberStyles.Float : NumberStyles.Float | NumberStyles.AllowThousands;
        if (!HasThousandsInThrees(digits))
            throw Wrong();

        if (!double.TryParse(digits, style, _format, out var number))
            throw Wrong();

        // Words such as Infinity are read as well.
        if (!double.IsFinite(number))
            throw Significant(digits).Length == 0 ? Wrong() : new FormatException("is too large: numbers go up to 1.79e308");

        // The server computes with doubles, and writes them so that they read as the same again.
        var kept = number.ToString("R", CultureInfo.InvariantCulture);
        if (Significant(digits) != Significant(kept))
            throw new FormatException($"has more digits than the server keeps: it would become {kept}");

        return !isPercent ? number
            : kept.Contains('E', StringComparison.Ordinal) ? number / 100
            : double.Parse($"{kept}E-2", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a whole number.</summary>
    /// <exception cref="FormatException">It is none, or larger than the most.</exception>
    public long ParseWhole(string text, long most)
    {
        var number = Parse(text);
        return Math.Truncate(number) == number && Math.Abs(number) <= most ? (long)number
            : throw new FormatException("is no whole number, or too large a one");
    }

    /// <summary>The digits from the first to the last that is no zero; which place they have is not in them.</summary>
    private static string Significant(string number)
    {
        var end = number.IndexOfAny(['e', 'E']);
        return string.Concat((end < 0 ? number : number[..end]).Where(char.IsAsciiDigit)).Trim('0');
    }

    /// <summary>.NET takes the sign between thousands anywhere, so that 1.5 would be fifteen in Germany.</summary>
    private bool HasThousandsInThrees(string text)
    {
        var groups = text.TrimStart('-', '+').Split(_format.NumberDecimalSeparator)[0].Split(_format.NumberGroupSeparator);
        return _isInvariant || groups.Length == 1
            || (groups[0].Length is >= 1 and <= 3 && Array.TrueForAll(groups[1..], group => group.Length == 3));
    }

    private FormatException Wrong() => new(_isInvariant
        ? "is no number such as 1234.5; --culture names the country whose numbers they are, such as de-DE"
        : $"is no number as it is written in {culture.Name}, such as {1234.5m.ToString("N1", _format)}");
}
