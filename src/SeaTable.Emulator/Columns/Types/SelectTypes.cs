using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>single-select: kept as the option's id. Written by name, and a name that is not there becomes a new option.</summary>
internal sealed class SingleSelectType() : ServerColumnType(ColumnTypeNames.SingleSelect, CellStorage.Text)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && CellJson.AsText(value) is { } name && !string.IsNullOrWhiteSpace(name)
            ? context.OptionId(column, name)
            : null;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context)
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

    public override JsonObject? CompleteData(JsonObject? data, Ids ids) => OptionSettings.Complete(data, ids);

    public override int Compare(object left, object right, Column column) =>
        column.Options.PositionOf((string)left).CompareTo(column.Options.PositionOf((string)right));
}

/// <summary>multiple-select: kept as the JSON list of the options' ids. A text is one option, or else split at blanks.</summary>
internal sealed class MultipleSelectType() : ServerColumnType(ColumnTypeNames.MultipleSelect, CellStorage.Text)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context)
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

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context)
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
        row.Cell(column) is { } stored
            ? CellJson.ReadList(stored).Select(column.Options.NameOf).OfType<string>().ToList<object?>()
            : null;

    public override object? FromStorage(JsonElement cell, Column column)
    {
        if (cell.ValueKind != JsonValueKind.Array)
            return null;
        var ids = cell.EnumerateArray().Select(CellJson.AsText).OfType<string>().Distinct().ToList();
        return ids.Count == 0 ? null : CellJson.KeepList(ids);
    }

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => JsonType.WriteKept(writer, stored);

    public override JsonObject? CompleteData(JsonObject? data, Ids ids) => OptionSettings.Complete(data, ids);

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

/// <summary>The settings of a new select column.</summary>
internal static class OptionSettings
{
    public static JsonObject Complete(JsonObject? data, Ids ids)
    {
        data ??= [];
        if (data["options"] is null)
            data["options"] = new JsonArray();
        if (data["options"] is not JsonArray options || options.Any(option => option is not JsonObject))
            throw KnownErrors.ColumnDataInvalid(data);

        var taken = new HashSet<string>(options.Select(option => option!["id"]?.ToString() ?? ""), StringComparer.Ordinal);
        foreach (var option in options.OfType<JsonObject>())
        {
            if (option["name"] is null)
                throw KnownErrors.ColumnDataInvalid(data);
            if (option["id"] is not null)
                continue;
            var id = ids.NewOptionId(taken.Contains);
            taken.Add(id);
            option["id"] = id;
        }

        return data;
    }
}
