namespace SeaTable.Emulator.Sql.Values;

/// <summary>
/// A pattern of LIKE: <c>%</c> stands for any letters, <c>_</c> for one, and there is no way to take them literally.
/// </summary>
internal sealed class LikePattern(string pattern, bool ignoresCase)
{
    private readonly string _pattern = ignoresCase ? pattern.ToUpperInvariant() : pattern;

    public bool Matches(string text)
    {
        if (ignoresCase)
            text = text.ToUpperInvariant();

        // Whenever letters do not fit, the last % takes one letter more: no pattern takes more than text times pattern steps.
        var (inText, inPattern, afterPercent, retry) = (0, 0, -1, 0);
        while (inText < text.Length)
        {
            if (inPattern < _pattern.Length && _pattern[inPattern] == '%')
            {
                afterPercent = ++inPattern;
                retry = inText;
            }
            else if (inPattern < _pattern.Length && _pattern[inPattern] == '_')
            {
                inText += LengthAt(text, inText);
                inPattern++;
            }
            else if (inPattern < _pattern.Length && _pattern[inPattern] == text[inText])
            {
                inText++;
                inPattern++;
            }
            else if (afterPercent >= 0)
            {
                inText = ++retry;
                inPattern = afterPercent;
            }
            else
            {
                return false;
            }
        }

        return _pattern.AsSpan(inPattern).TrimStart('%').IsEmpty;
    }

    // A letter beyond the first 65,536 takes two characters.
    private static int LengthAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
