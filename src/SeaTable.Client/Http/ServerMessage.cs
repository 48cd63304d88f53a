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
            return Short(root, "error_message") ?? Short(root, "error_msg") ?? Short(root, "detail") ?? Short(root, "error") ?? Short(root, "error_type");
        }
        catch (JsonException)
        {
            return null; // A page in HTML or nothing at all: the status says what there is to say.
        }
    }

    private static string? Short(JsonElement root, string name) => root.Text(name) switch
    {
        null or "" => null,
        { Length: > MaxLength } text => text[..MaxLength] + "…",
        var text => text,
    };
}
