using System.Text;

namespace SeaTable.Generators.Json;

/// <summary>The grammar of JSON strings.</summary>
internal static class JsonStrings
{
    /// <summary>Reads the string whose opening quote stands at the position, and moves behind it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="position">Where the opening quote stands; afterwards behind the string, or where it goes wrong.</param>
    /// <param name="keep">Whether the value is wanted.</param>
    /// <param name="value">The value with its escapes resolved; half a surrogate pair is kept as it is.</param>
    /// <returns>Null, or what is wrong at the position reached.</returns>
    public static string? Read(string text, ref int position, bool keep, out string? value)
    {
        value = null;
        position++;
        var start = position;
        StringBuilder? builder = null;
        while (position < text.Length)
        {
            var character = text[position];
            if (character == '"')
            {
                value = !keep ? null
                    : builder is null ? text.Substring(start, position - start)
                    : builder.Append(text, start, position - start).ToString();
                position++;
                return null;
            }

            if (character < ' ')
            {
                return character is '\n' or '\r'
                    ? "a string does not end on its line (a line break inside is written \\n)"
                    : "a string holds a control character that is not escaped";
            }

            if (character != '\\')
            {
                position++;
                continue;
            }

            if (keep)
            {
                builder = (builder ?? new StringBuilder()).Append(text, start, position - start);
            }

            var message = ReadEscape(text, ref position, out var escaped);
            if (message is not null)
            {
                return message;
            }

            builder?.Append(escaped);
            start = position;
        }

        return "the text ends inside a string";
    }

    private static string? ReadEscape(string text, ref int position, out char character)
    {
        var code = position + 1 < text.Length ? text[position + 1] : '\0';
        character = code switch
        {
            '"' or '\\' or '/' => code,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (character != '\0')
        {
            position += 2;
            return null;
        }

        if (code != 'u')
        {
            return position + 1 < text.Length
                ? "a string holds a backslash that no known escape follows"
                : "the text ends inside a string";
        }

        var value = 0;
        for (var offset = 2; offset < 6; offset++)
        {
            var digit = position + offset < text.Length ? HexDigit(text[position + offset]) : -1;
            if (digit < 0)
            {
                return "\\u must be followed by four hexadecimal digits";
            }

            value = (value << 4) | digit;
        }

        character = (char)value;
        position += 6;
        return null;
    }

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };
}
