using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable.Tool.Terminal;

/// <summary>JSON that people read, too: signs of all scripts, and those of web pages, stand as they are.</summary>
internal static class ReadableJson
{
    /// <summary>The length of such as <c>\u00e4</c>.</summary>
    private const int EscapeLength = 6;

    /// <summary>Gets the form of a line.</summary>
    public static JsonSerializerOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Puts signs such as emoji in place of the pairs of escapes that they are always written as.</summary>
    /// <param name="json">JSON.</param>
    public static string WithAllSigns(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
            return json;

        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
            }
            else if (Escaped(json, i) is { } high && Escaped(json, i + EscapeLength) is { } low
                && char.IsSurrogatePair(high, low))
            {
                text.Append(high).Append(low);
                i += (2 * EscapeLength) - 1;
            }
            else
            {
                text.Append(json, i, 2);
                i++;
            }
        }

        return text.ToString();
    }

    private static char? Escaped(string json, int start) => start + EscapeLength <= json.Length
        && json.AsSpan(start).StartsWith("\\u")
        && ushort.TryParse(json.AsSpan(start + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        ? (char)code : null;

    /// <summary>Writes a value anew, which may come with other signs replaced by escapes.</summary>
    public static string Of(JsonElement value) => WithAllSigns(JsonSerializer.Serialize(value, Line));
}
