using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>checkbox: only <c>true</c> and <c>"true"</c> tick it, everything else unticks it; never touched it is null.</summary>
internal sealed class CheckboxType() : ServerColumnType(ColumnTypeNames.Checkbox, CellStorage.Integer)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Null ? null : IsTrue(value) ? 1L : 0L;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteBooleanValue((long)stored != 0);

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is long number ? number != 0 : null;

    public override object? FromStorage(JsonElement cell, Column column) => cell.ValueKind switch
    {
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        _ => null,
    };

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column)
    {
        if (stored is null)
            writer.WriteNullValue();
        else
            writer.WriteBooleanValue((long)stored != 0);
    }

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        IsTrue(JsonSerializer.SerializeToElement(value)) ? 1L : 0L;

    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true"));
}
