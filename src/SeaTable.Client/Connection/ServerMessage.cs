using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Finds what the server says about an error; the member's name differs from one part of the server to the next.
/// </summary>
internal static class ServerMessage
{
    private const int MaxLength = 500;

    internal static string? Read(ReadOnlySpan<byte> body, Secrets secrets)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Said(document.RootElement) is { } said ? Short(secrets.Hide(said)) : null;
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            return null; // A page in HTML or nothing at all: the status says what there is to say.
        }
    }

    // A few errors are nothing but their message.
    private static string? Said(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.String)
            return root.GetString() is { Length: > 0 } whole ? whole : null;

        string[] members = ["error_message", "error_msg", "detail", "error", "error_type"];
        return members.Select(member => root.Text(member)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
    }

    private static string Short(string text) => text.Length > MaxLength ? text[..MaxLength] + "…" : text;
}
