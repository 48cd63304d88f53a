using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>
/// date: kept as local text, <c>YYYY-MM-DD</c> or <c>YYYY-MM-DD HH:mm</c> whatever the format shown, and read with the
/// offset that the server's time zone has on that day.
/// </summary>
internal sealed class DateType() : ServerColumnType(ColumnTypeNames.Date, CellStorage.Text)
{
    private static readonly string[] s_formats =
    [
        "YYYY-MM-DD", "YYYY-MM-DD HH:mm", "M/D/YYYY", "M/D/YYYY HH:mm", "DD/MM/YYYY", "DD.MM.YYYY", "DD.MM.YYYY HH:mm",
    ];

    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.String
            ? Keep(DateText.Parse(value.GetString()!, FormatOf(column), context.TimeZone), column)
            : null;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context)
    {
        if (Date((string)stored, column) is { } date)
            writer.WriteStringValue(date.WithOffset(context.TimeZone));
        else
            writer.WriteNullValue();
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? Date(stored, column) : null;

    public override object? FromStorage(JsonElement cell, Column column) =>
        cell.ValueKind == JsonValueKind.String
            ? Keep(DateText.Parse(cell.GetString()!, "YYYY-MM-DD", TimeZoneInfo.Utc), column)
            : null;

    public override object? Default(JsonNode value, Column column, WriteContext context)
    {
        var today = context.LocalNow;
        return column.DataText("default_date_type") switch
        {
            "current_date" => Keep(today, column),
            "days_before" => Keep(DaysFrom(today, value, -1), column),
            "days_after" => Keep(DaysFrom(today, value, 1), column),
            _ => Keep(DateText.Parse(value.ToString(), FormatOf(column), context.TimeZone), column),
        };
    }

    public override JsonObject? CompleteData(JsonObject? data, Ids ids)
    {
        if (data is null || data.Count == 0)
            return new JsonObject { ["format"] = "YYYY-MM-DD" };
        // DD/MM/YYYY HH:mm exists in old bases, but a new column of that format is refused.
        if (!s_formats.Contains(data["format"]?.ToString()))
            throw KnownErrors.ColumnDataInvalid(data);
        return data;
    }

    public static bool HasTime(Column column) => DateForms.HasTime(FormatOf(column));

    private static DateValue? Date(string stored, Column column) =>
        DateText.FromStored(stored) is { } local ? new DateValue(local, HasTime(column)) : null;

    private static string FormatOf(Column column) => column.DataText("format") ?? "YYYY-MM-DD";

    private static DateTime? DaysFrom(DateTime today, JsonNode days, int direction) =>
        NumberText.Parse(days.ToString()) is { } number && Math.Abs(number) < 100_000 ? today.AddDays(direction * number) : null;

    private static string? Keep(DateTime? date, Column column) =>
        date?.ToString(HasTime(column) ? DateForms.DayAndTime : DateForms.Day, CultureInfo.InvariantCulture);
}
