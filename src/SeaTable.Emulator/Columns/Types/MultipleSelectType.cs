using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>multiple-select: kept as the JSON list of the options' ids. A text is one option, or else split at blanks.</summary>
internal sealed class MultipleSelectType() : ServerColumnType("multiple-select", CellStorage.Text)
{
    public override object? Write(JsonElement value, Column column, WriteContext context)
    {
        var ids = new List<string>();
        foreach (var name in Names(value, column))
        {
            var id = context.OptionId(column, name);
            if (!ids.Contains(id))
                ids.Add(id);
        }

        return ids.Count == 0 ? null : CellJson.KeepList(ids);
    }

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context)
    {
        var shown = CellJson.ReadList(stored).FindAll(id => column.Options.NameOf(id) is not null);
        if (shown.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var id in shown)
            writer.WriteStringValue(context.ConvertKeys ? column.Options.NameOf(id) : id);
        writer.WriteEndArray();
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is { } stored ? CellJson.ReadList(stored).Select(column.Options.NameOf).OfType<string>().ToList<object?>() : null;

    public override object? FromStorage(JsonElement cell, Column column)
    {
        if (cell.ValueKind != JsonValueKind.Array)
            return null;
        var ids = cell.EnumerateArray().Select(CellJson.AsText).OfType<string>().Distinct().ToList();
        return ids.Count == 0 ? null : CellJson.KeepList(ids);
    }

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => JsonType.WriteKept(writer, stored);

    public override JsonObject? CompleteData(JsonObject? data) => OptionSettings.Complete(data);

    public override int Compare(object left, object right, Column column)
    {
        var (a, b) = (CellJson.ReadList(left), CellJson.ReadList(right));
        for (var index = 0; index < Math.Min(a.Count, b.Count); index++)
        {
            var order = column.Options.PositionOf(a[index]).CompareTo(column.Options.PositionOf(b[index]));
            if (order != 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    private static IEnumerable<string> Names(JsonElement value, Column column)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray()
                .Where(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .Select(item => CellJson.AsText(item)!)
                .Where(name => !string.IsNullOrWhiteSpace(name));
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return [];
        var text = CellJson.AsText(value)!;
        return column.Options.IdOf(text) is not null ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
