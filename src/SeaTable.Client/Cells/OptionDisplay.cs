using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// What a link shows of a row whose display column is a select column: the name of its option, or the names of several as a JSON
/// list.
/// </summary>
internal sealed class OptionDisplay(IReadOnlyList<SelectOption> options, IReadOnlyList<UnknownOption> unknown, bool isList)
{
    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The options of which the names have to be looked up yet.</summary>
    internal IReadOnlyList<UnknownOption> Unknown { get; } = unknown;

    public override string ToString()
    {
        if (!isList)
            return options[0].Name;

        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, s_writerOptions);
        json.WriteStartArray();
        foreach (var option in options)
            json.WriteStringValue(option.Name);

        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
