using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable.Runtime;

/// <summary>
/// Writes a user as the id and reads it from there, for <c>System.Text.Json</c>. <see cref="SeaTableUser"/> carries it. It needs
/// no reflection.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UserJsonConverter : JsonConverter<SeaTableUser>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is no string.</exception>
    public override SeaTableUser Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SeaTableUser value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Id);
    }

    /// <inheritdoc/>
    public override SeaTableUser ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, SeaTableUser value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Id);
    }
}
