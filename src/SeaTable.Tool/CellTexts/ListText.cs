using System.Text;

namespace SeaTable.Tool.CellTexts;

/// <summary>
/// Several values in one text, with commas between them. One that holds a comma, a quote or blanks at an end stands in double
/// quotes, so that every list can be read back.
/// </summary>
internal static class ListText
{
    public static string Join(IEnumerable<string> values) => string.Join(", ", values.Select(Quoted));

    /// <summary>Takes a text apart.</summary>
    /// <exception cref="FormatException">A quote is not closed, or something stands behind one that is.</exception>
    public static List<string> Split(string text)
    {
        var values = new List<string>();
        for (var position = 0; position <= text.Length; position++)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;

            if (position < text.Length && text[position] == '"')
                values.Add(ReadQuoted(text, ref position));
            else
                values.Add(ReadBare(text, ref position));
        }

        return values is [""] ? [] : values;
    }

    private static string ReadBare(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] != ',')
            position++;

        return text[start..position].TrimEnd();
    }

    private static string ReadQuoted(string text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; ; position++)
        {
            if (position == text.Length)
                throw new FormatException("has a double quote that is not closed");

            if (text[position] != '"')
                value.Append(text[position]);
            else if (position + 1 < text.Length && text[position + 1] == '"')
                value.Append(text[position++]);
            else
                break;
        }

        position++;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;

        return position == text.Length || text[position] == ',' ? value.ToString()
            : throw new FormatException("has something behind a closing double quote; put a comma between values");
    }

    private static string Quoted(string value)
    {
        var isPlain = value.Length > 0 && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1])
            && value.AsSpan().IndexOfAny(',', '"') < 0;
        return isPlain ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
