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
    /// <summary>How deep a value with broken texts is kept.</summary>
    private const int DeepestKept = 200;

    /// <summary>
    /// The value where all of its texts are whole; else one with null in the place of broken ones, and of what is nested deep.
    /// </summary>
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
    internal static JsonElement Of(ReadOnlySpan<byte> answer, JsonElement json, bool isRead)
    {
        if (!isRead)
            return json.Readable();

        return IsReadable(answer, json) ? json
            : throw new JsonException("It holds a text that is none: bytes that are no UTF-8, or half of a letter.");
    }

    /// <summary>
    /// Refuses bytes that are no UTF-8, which are a broken answer. Half of a letter may be in any cell, and is for those who need
    /// just that one.
    /// </summary>
    /// <exception cref="JsonException">They are no UTF-8.</exception>
    internal static void ThrowIfNotUtf8(ReadOnlySpan<byte> answer)
    {
        if (!Utf8.IsValid(answer))
            throw new JsonException("It holds bytes that are no UTF-8.");
    }

    /// <summary>
    /// Whether all of its texts are whole: only escapes and broken bytes can be otherwise, and most JSON has neither.
    /// </summary>
    internal static bool IsReadable(ReadOnlySpan<byte> utf8, JsonElement json) =>
        (utf8.IndexOf("\\u"u8) < 0 && Utf8.IsValid(utf8)) || json.IsReadable();

    /// <remarks>Without recursion: answers may be nested as deep as they are long.</remarks>
    internal static bool IsReadable(this JsonElement json)
    {
        var left = new Stack<JsonElement>([json]);
        while (left.TryPop(out var value))
        {
            if (value.ValueKind == JsonValueKind.String && value.Text() is null)
                return false;

            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                    left.Push(item);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                {
                    if (Name(member) is null)
                        return false;

                    left.Push(member.Value);
                }
            }
        }

        return true;
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        if (writer.CurrentDepth == DeepestKept)
        {
            writer.WriteNullValue();
        }
        else if (json.ValueKind == JsonValueKind.Object)
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
