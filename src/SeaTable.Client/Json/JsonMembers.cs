using System.Text.Json;

namespace SeaTable;

/// <summary>Looks into JSON of which nothing is certain: what is missing, of another kind or no valid text is null.</summary>
internal static class JsonMembers
{
    /// <summary>JSON's null.</summary>
    internal static readonly JsonElement Null = ReadNull();

    internal static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A name with half a surrogate pair is beside it.
        }
    }

    internal static string? Text(this JsonElement element, string name) => element.Member(name)?.Text();

    /// <summary>A whole number; what is none, or too large, is null.</summary>
    internal static long? Number(this JsonElement element, string member) =>
        element.Member(member) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    internal static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair, which is no text.
        }
    }

    private static JsonElement ReadNull()
    {
        var reader = new Utf8JsonReader("null"u8);
        return JsonElement.ParseValue(ref reader);
    }
}
