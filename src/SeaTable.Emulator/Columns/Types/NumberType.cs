using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>number, in whatever format: the format is for display only.</summary>
internal sealed class NumberType() : ServerColumnType("number", CellStorage.Real)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => NumberText.Read(value);

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        JsonNumber.Write(writer, (double)stored);

    public override object? FromStorage(JsonElement cell, Column column) => NumberText.Read(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        NumberText.Read(JsonSerializer.SerializeToElement(value));

    public override JsonObject? CompleteData(JsonObject? data)
    {
        if (data is null || data.Count == 0)
            return new JsonObject { ["format"] = "number", ["decimal"] = "dot", ["thousands"] = "no" };
        if (data["format"] is null || data["decimal"] is null || data["thousands"] is null)
            throw KnownErrors.ColumnDataInvalid(data);
        return data;
    }
}
