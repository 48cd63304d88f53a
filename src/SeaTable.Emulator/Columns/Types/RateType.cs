using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>rate: any number, since the server does not hold it against the highest rate.</summary>
internal sealed class RateType() : ServerColumnType("rate", CellStorage.Real)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => NumberText.Read(value);

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        JsonNumber.Write(writer, (double)stored);

    public override object? FromStorage(JsonElement cell, Column column) => NumberText.Read(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        NumberText.Read(JsonSerializer.SerializeToElement(value));

    public override JsonObject? CompleteData(JsonObject? data) =>
        data is null || data.Count == 0
            ? new JsonObject
            {
                ["rate_max_number"] = 5,
                ["rate_style_color"] = "#FF8000",
                ["rate_style_type"] = "dtable-icon-rate",
            }
            : data;
}
