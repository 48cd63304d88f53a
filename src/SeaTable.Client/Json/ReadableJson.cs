using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace SeaTable;

/// <summary>
/// Keeps parts of answers so that users can read them: a parser does not notice texts that are none, of bytes that are no UTF-8
/// or with half of a letter (<c>"\ud800"</c>), before somebody reads them.
/// </summary>
internal static class ReadableJson
{
    /// <summary>The value where all of its texts are whole; else one with null in the place of broken ones.</summary>
    internal static JsonElement Readable(this JsonElement json)
    {
        if (json.IsReadable())
            return json;

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(json, writer);

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>
    /// What an answer holds: of a call that reads, all or nothing; of one that wrote, what can be read, for it is done.
    /// </summary>
    /// <exception cref="JsonException">A text of what was to be read is none.</exception>
    internal static JsonElement Of(ReadOnlySpan<byte> answer, JsonElement json, SeaTableOperationCategory category)
    {
        if (category != SeaTableOperationCategory.Read)
            return json.Readable();

        ThrowIfUnreadable(answer, json);
        return json;
    }

    /// <exception cref="JsonException">A text in it is none.</exception>
    internal static void ThrowIfUnreadable(ReadOnlySpan<byte> answer, JsonElement json)
    {
        // Only escapes and broken bytes can do that, and most JSON has neither.
        if ((answer.IndexOf("\\u"u8) >= 0 || !Utf8.IsValid(answer)) && !json.IsReadable())
            throw new JsonException("It holds a text that is none: bytes that are no UTF-8, or half of a letter.");
    }

    internal static bool IsReadable(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.Text() is not null,
        JsonValueKind.Array => json.EnumerateArray().All(IsReadable),
        JsonValueKind.Object => json.EnumerateObject().All(member => Name(member) is not null && member.Value.IsReadable()),
        _ => true,
    };

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                if (Name(member) is not { } name)
                    continue;

                writer.WritePropertyName(name);
                Write(member.Value, writer);
            }

            writer.WriteEndObject();
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in json.EnumerateArray())
                Write(item, writer);

            writer.WriteEndArray();
        }
        else if (json.ValueKind == JsonValueKind.String)
        {
            writer.WriteStringValue(json.Text());
        }
        else
        {
            json.WriteTo(writer);
        }
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
