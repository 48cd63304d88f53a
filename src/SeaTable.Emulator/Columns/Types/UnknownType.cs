using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>A type that SeaTable got after this emulator was written: its JSON is kept and answered as it came.</summary>
internal sealed class UnknownType(string name) : JsonType(name)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => Keep(value);

    public override object? FromStorage(JsonElement cell, Column column) => Keep(cell);

    private static string? Keep(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : CellJson.Keep(value);
}
