using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>digital-sign: the object as it was sent.</summary>
internal sealed class DigitalSignType() : JsonType("digital-sign")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Object ? CellJson.Keep(value) : null;

    // To formulas it is who signed.
    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? (JsonNode.Parse(stored) as JsonObject)?["username"]?.ToString() ?? stored : null;
}
