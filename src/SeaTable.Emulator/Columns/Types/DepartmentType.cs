using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>department-single-select: the number of a department, whose name is known only outside the base.</summary>
internal sealed class DepartmentType() : ServerColumnType("department-single-select", CellStorage.Integer)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => Parse(value);

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNumberValue((long)stored);

    public override object? FromStorage(JsonElement cell, Column column) => Parse(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        Parse(JsonSerializer.SerializeToElement(value));

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is long department ? (double)department : null;

    private static long? Parse(JsonElement value) =>
        NumberText.Read(value) is { } number && number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? (long)number : null;
}
