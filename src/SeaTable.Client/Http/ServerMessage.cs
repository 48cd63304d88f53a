using System.Text.Json;

namespace SeaTable;

/// <summary>Finds what the server says about an error; the member's name differs from one part of the server to the next.</summary>
internal static class ServerMessage
{
    private const int MaxLength = 500;

    internal static string? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? Text(root, "error_message") ?? Text(root, "error_msg") ?? Text(root, "detail") ?? Text(root, "error") ?? Text(root, "error_type")
                : null;
        }
        catch (JsonException)
        {
            return null; // A page in HTML or nothing at all: the status says what there is to say.
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text)
            return null;

        return text.Length <= MaxLength ? text : text[..MaxLength] + "…";
    }
}
