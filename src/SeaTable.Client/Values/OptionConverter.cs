using System.Text.Json;
using System.Text.Json.Serialization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Writes an option as its name, and reads it by its name, whether the schema knows it or not.</summary>
internal sealed class OptionConverter<T>(SelectOptions<T> known) : JsonConverter<T>
    where T : struct, ISelectOption
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Find(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.Name.Length == 0)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Name);
    }

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Find(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Name);

    private T Find(string? name) => string.IsNullOrEmpty(name) ? default : known.FromName(name);
}
