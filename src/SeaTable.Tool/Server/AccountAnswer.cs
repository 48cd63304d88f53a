using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>An answer of the web server.</summary>
/// <param name="Host">The server.</param>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Json">The body; null when it is no JSON, as a page for people.</param>
internal sealed record AccountAnswer(string Host, HttpStatusCode Status, HttpResponseHeaders Headers, JsonElement? Json)
{
    /// <summary>The members that hold what the server says about an error.</summary>
    private static readonly string[] s_messages = ["error_msg", "detail", "non_field_errors", "error_message", "error"];

    /// <summary>Reads a body; null when it is no JSON, or holds what is no text.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);

            // Half a letter ("\ud800") is noticed only by those who read it.
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            json.RootElement.WriteTo(nowhere);
            return json.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Gets whether the call was carried out.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets what the server says about an error; empty when it says nothing.</summary>
    public string Message => s_messages.Select(Text).FirstOrDefault(text => text is not null) ?? "";

    /// <summary>Gets a member of the body as text; of a list its first item; null when there is none.</summary>
    public string? Text(string member)
    {
        if (Json is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty(member, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            value = value[0];

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>Gets a header; null when there is none.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Gets the body of a call that was carried out.</summary>
    /// <exception cref="ToolException">It was not, or the answer is another than that of SeaTable.</exception>
    public JsonElement Require(string call) => IsSuccess && Json is { ValueKind: JsonValueKind.Object } json
        ? json
        : throw Unexpected(call);

    /// <summary>Makes the message for an answer that nothing is known of.</summary>
    public ToolException Unexpected(string call)
    {
        var status = ((int)Status).ToString(CultureInfo.InvariantCulture);
        return new ToolException(Message.Length > 0
            ? $"{Host} answered {status} to {call}: {Message}"
            : $"{Host} answered {status} to {call}, and not as a SeaTable server does. Is the address right? It is that of the "
                + "server alone, such as https://cloud.seatable.io.");
    }
}
