namespace SeaTable.Generators.Json;

/// <summary>The grammar of values that hold no others: strings, numbers, true, false and null.</summary>
internal static class JsonScalars
{
    /// <summary>Reads the value at the position, and moves behind it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="position">Where the value begins; afterwards behind it, or where it goes wrong.</param>
    /// <param name="keep">Whether the value is wanted.</param>
    /// <param name="node">The value; null when it is not wanted, or none.</param>
    /// <returns>Null, or what is wrong at the position reached.</returns>
    public static string? Read(string text, ref int position, bool keep, out JsonNode? node)
    {
        var start = position;
        string? value = null;
        var kind = text[start] switch
        {
            '"' => JsonKind.String,
            't' => JsonKind.True,
            'f' => JsonKind.False,
            'n' => JsonKind.Null,
            _ => JsonKind.Number,
        };
        var problem = kind switch
        {
            JsonKind.String => JsonStrings.Read(text, ref position, keep, out value),
            JsonKind.True => SkipWord(text, ref position, "true"),
            JsonKind.False => SkipWord(text, ref position, "false"),
            JsonKind.Null => SkipWord(text, ref position, "null"),
            _ => text[start] is '-' or (>= '0' and <= '9')
                ? JsonNumbers.Skip(text, ref position) : JsonErrors.NoValue(text, start),
        };
        if (keep && problem is null && kind == JsonKind.Number)
        {
            value = text.Substring(start, position - start);
        }

        node = keep && problem is null ? new JsonNode(kind, start, position - start, value) : null;
        return problem;
    }

    private static string? SkipWord(string text, ref int position, string word)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
        {
            return JsonErrors.NoValue(text, position);
        }

        position += word.Length;
        return null;
    }
}
