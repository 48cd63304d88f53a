using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>number, in whatever format: the format is for display only.</summary>
internal sealed class NumberType() : ServerColumnType(ColumnTypeNames.Number, CellStorage.Real)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => NumberText.Read(value);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        JsonNumber.Write(writer, (double)stored);

    public override object? FromStorage(JsonElement cell, Column column) => NumberText.Read(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        NumberText.Read(JsonSerializer.SerializeToElement(value));

    public override JsonObject? CompleteData(JsonObject? data, Ids ids)
    {
        if (data is null || data.Count == 0)
            return new JsonObject { ["format"] = "number", ["decimal"] = "dot", ["thousands"] = "no" };
        if (data["format"] is null || data["decimal"] is null || data["thousands"] is null)
            throw KnownErrors.ColumnDataInvalid(data);
        return data;
    }
}

/// <summary>rate: any number, since the server does not check it against the highest rate.</summary>
internal sealed class RateType() : ServerColumnType(ColumnTypeNames.Rate, CellStorage.Real)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => NumberText.Read(value);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        JsonNumber.Write(writer, (double)stored);

    public override object? FromStorage(JsonElement cell, Column column) => NumberText.Read(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        NumberText.Read(JsonSerializer.SerializeToElement(value));

    public override JsonObject? CompleteData(JsonObject? data, Ids ids) =>
        data is null || data.Count == 0
            ? new JsonObject
            {
                ["rate_max_number"] = 5,
                ["rate_style_color"] = "#FF8000",
                ["rate_style_type"] = "dtable-icon-rate",
            }
            : data;
}

/// <summary>duration: seconds, whatever the format. A text with colons is read by the format.</summary>
internal sealed class DurationType() : ServerColumnType(ColumnTypeNames.Duration, CellStorage.Real)
{
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override object? FromJson(JsonElement value, Column column, WriteContext context) => Parse(value, column);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        JsonNumber.Write(writer, (double)stored);

    public override object? FromStorage(JsonElement cell, Column column) => Parse(cell, column);

    public override JsonObject? CompleteData(JsonObject? data, Ids ids)
    {
        if (data is null || data.Count == 0)
            return new JsonObject { ["format"] = "duration", ["duration_format"] = "h:mm" };
        if (data["duration_format"]?.ToString() is not ("h:mm" or "h:mm:ss"))
            throw KnownErrors.ColumnDataInvalid(data);
        return data;
    }

    /// <summary>Parses seconds, out of a number, a numeric text or a text with colons.</summary>
    public static double? Parse(JsonElement value, Column column) => value.ValueKind switch
    {
        JsonValueKind.Number when double.IsFinite(value.GetDouble()) => value.GetDouble(),
        JsonValueKind.String => Parse(value.GetString()!, column),
        _ => null,
    };

    public static double? Parse(string text, Column column)
    {
        text = text.Trim().Replace('\uFF1A', ':');
        if (TryNumber(text, out var plain))
            return plain;

        var negative = text.StartsWith('-');
        var parts = (negative ? text[1..] : text).Split(':');
        var hasSeconds = column.DataText("duration_format")?.StartsWith("h:mm:ss", StringComparison.Ordinal) ?? false;
        if (parts.Length is < 2 or > 3)
            return null;

        double seconds = 0;
        for (var index = 0; index < parts.Length; index++)
        {
            if (!TryNumber(parts[index], out var part) || part < 0)
                return null;
            if (index < 2 || hasSeconds)
                seconds += part * (index == 0 ? 3600 : index == 1 ? 60 : 1);
        }

        return negative ? -seconds : seconds;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}

/// <summary>department-single-select: the number of a department, whose name is known only outside the base.</summary>
internal sealed class DepartmentType() : ServerColumnType(ColumnTypeNames.Department, CellStorage.Integer)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => Parse(value);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNumberValue((long)stored);

    public override object? FromStorage(JsonElement cell, Column column) => Parse(cell);

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        Parse(JsonSerializer.SerializeToElement(value));

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is long department ? (double)department : null;

    private static long? Parse(JsonElement value) =>
        NumberText.Read(value) is { } number && number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? (long)number : null;
}
