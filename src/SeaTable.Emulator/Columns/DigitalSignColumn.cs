using System.Text.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Columns;

/// <summary>digital-sign: the object as it was sent.</summary>
internal sealed class DigitalSignColumn() : JsonCell("digital-sign")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Object ? CellJson.Keep(value) : null;
}
