using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The base of types whose cell is a list or an object, kept as its JSON text.</summary>
internal abstract class JsonType(string name) : ServerColumnType(name, CellStorage.Text)
{
    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        WriteKept(writer, stored);

    // Of a list of objects their names, otherwise the items of the list.
    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is not string stored ? null : JsonNode.Parse(stored) switch
        {
            JsonArray list => list.Select(item => (item is JsonObject ? item["name"] : item)?.ToString()).ToList<object?>(),
            JsonValue value => value.ToString(),
            _ => stored,
        };

    public override object? FromStorage(JsonElement cell, Column column) =>
        cell.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? KeepUnlessEmpty(cell) : null;

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => WriteKept(writer, stored);

    public static void WriteKept(Utf8JsonWriter writer, object? stored)
    {
        if (stored is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue((string)stored, skipInputValidation: true);
    }

    // An empty list and no list at all are the same to the server.
    protected static string? KeepUnlessEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 ? null : CellJson.Keep(value);
}
