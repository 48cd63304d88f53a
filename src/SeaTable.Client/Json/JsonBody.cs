using System.Buffers;
using System.Text.Json;

namespace SeaTable;

/// <summary>Writes the JSON that a call sends: an object, or a text where that is all.</summary>
internal static class JsonBody
{
    /// <param name="write">Writes its members.</param>
    /// <param name="size">About how many bytes it will have.</param>
    internal static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write, int size = 256)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(size, 1));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    internal static ReadOnlyMemory<byte> Write(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            json.WriteStringValue(text);

        return buffer.WrittenMemory;
    }
}
