using System.Text.Json;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Columns;

/// <summary>The small conversions between JSON and stored cells that several column types share.</summary>
internal static class CellJson
{
    /// <summary>Writes a stored cell as it is.</summary>
    public static void WriteRaw(Utf8JsonWriter writer, object? stored)
    {
        switch (stored)
        {
            case null: writer.WriteNullValue(); break;
            case double number: JsonNumber.Write(writer, number); break;
            case long number: writer.WriteNumberValue(number); break;
            default: writer.WriteStringValue((string)stored); break;
        }
    }

    /// <summary>
    /// Writes the JSON text that a cell is kept as. It is written anew, so that letters stay letters and 50.00 becomes 50.
    /// </summary>
    public static string Keep(JsonElement value) => JsonText.Text(writer => Copy(writer, value));

    public static string KeepList(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, JsonText.Options);

    public static List<string> ReadList(object stored) =>
        JsonSerializer.Deserialize<List<string>>((string)stored, JsonText.Options) ?? [];

    /// <summary>Converts any value to text, the way JavaScript's conversion does for plain values.</summary>
    public static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => JsonNumber.Text(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => Keep(value),
    };

    private static void Copy(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Copy(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Copy(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when double.IsFinite(value.GetDouble()):
                JsonNumber.Write(writer, value.GetDouble());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
