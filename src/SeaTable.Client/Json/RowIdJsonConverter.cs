using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable.Runtime;

/// <summary>Writes the id of a row, and passes over it when it reads, unless the options permit it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowIdJsonConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType == JsonTokenType.String && SeaTableJson.AllowsRowIds(options))
            return reader.GetString()!;

        // Skip refuses to work while a stream is read, although the whole value is there.
        _ = reader.TrySkip();
        return "";
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }
}
