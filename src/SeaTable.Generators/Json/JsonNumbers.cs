namespace SeaTable.Generators.Json;

/// <summary>The grammar of JSON numbers.</summary>
internal static class JsonNumbers
{
    /// <summary>Moves behind the number at the position.</summary>
    /// <returns>Null, or what is wrong at the position reached.</returns>
    public static string? Skip(string text, ref int position)
    {
        if (Peek(text, position) == '-')
        {
            position++;
        }

        if (Peek(text, position) == '0')
        {
            position++;
            if (IsDigit(text, position))
            {
                return "a number must not start with a zero that another digit follows";
            }
        }
        else if (!SkipDigits(text, ref position))
        {
            return "expected a digit after '-'";
        }

        if (Peek(text, position) == '.')
        {
            position++;
            if (!SkipDigits(text, ref position))
            {
                return "expected a digit after the decimal point";
            }
        }

        if (Peek(text, position) is 'e' or 'E')
        {
            position++;
            if (Peek(text, position) is '+' or '-')
            {
                position++;
            }

            if (!SkipDigits(text, ref position))
            {
                return "expected a digit in the exponent";
            }
        }

        return null;
    }

    private static bool SkipDigits(string text, ref int position)
    {
        var start = position;
        while (IsDigit(text, position))
        {
            position++;
        }

        return position > start;
    }

    private static bool IsDigit(string text, int position) => Peek(text, position) is >= '0' and <= '9';

    private static char Peek(string text, int position) => position < text.Length ? text[position] : '\0';
}
