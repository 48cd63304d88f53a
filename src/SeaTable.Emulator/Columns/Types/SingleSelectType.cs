using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>single-select: kept as the option's id. Written by name, and a name that is not there becomes a new option.</summary>
internal sealed class SingleSelectType() : ServerColumnType("single-select", CellStorage.Text)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && CellJson.AsText(value) is { } name && !string.IsNullOrWhiteSpace(name)
            ? context.OptionId(column, name)
            : null;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context)
    {
        var id = (string)stored;
        if (column.Options.NameOf(id) is not { } name)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(context.ConvertKeys ? name : id);
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string id ? column.Options.NameOf(id) : null;

    public override object? FromStorage(JsonElement cell, Column column) =>
        CellJson.AsText(cell) is { Length: > 0 } id ? id : null;

    public override object? Default(JsonNode value, Column column, WriteContext context) => value.ToString();

    public override JsonObject? CompleteData(JsonObject? data) => OptionSettings.Complete(data);

    public override int Compare(object left, object right, Column column) =>
        column.Options.PositionOf((string)left).CompareTo(column.Options.PositionOf((string)right));
}
