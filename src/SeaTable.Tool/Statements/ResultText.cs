using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Statements;

/// <summary>Writes the cells of an answer as texts.</summary>
internal static class ResultText
{
    /// <summary>As data: what an import or another program reads without loss.</summary>
    public static string ForData(JsonElement cell, ResultKind kind) => cell.ValueKind switch
    {
        JsonValueKind.Array when cell.EnumerateArray().All(element => element.TryGetDisplay(out _)) =>
            ListText.Join(cell.EnumerateArray().Select(element => ForData(element.Display(), ResultKind.Other))),
        JsonValueKind.String when kind == ResultKind.Day => Day(cell.GetString()!),
        JsonValueKind.Number when kind == ResultKind.Duration => Duration(cell),
        _ => CellText.Of(cell),
    };

    /// <summary>For people: short, and nothing that a terminal takes for a command.</summary>
    public static string ForPeople(JsonElement cell, ResultKind kind) => PlainText.Line(cell.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", cell.EnumerateArray().Select(element => ForPeople(element.Display(), kind))),
        JsonValueKind.String when kind == ResultKind.Moment => Moment(cell.GetString()!),
        JsonValueKind.Object => Object(cell),
        _ => ForData(cell, kind),
    });

    private static string Day(string text) => text.Length > DateForms.Day.Length && text[DateForms.Day.Length] == 'T'
        ? text[..DateForms.Day.Length] : text;

    private static string Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToString(
                moment.Second == 0 ? DateForms.DayAndTime : DateForms.DayAndSecond, CultureInfo.InvariantCulture)
            : text;

    private static string Duration(JsonElement seconds) =>
        Math.Abs(seconds.GetDouble()) < TimeSpan.MaxValue.TotalSeconds - 1
            ? DurationText.Of(TimeSpan.FromTicks((long)Math.Round(seconds.GetDouble() * TimeSpan.TicksPerSecond)))
            : seconds.GetRawText();

    /// <summary>A file by its name, a signature by its user, a place by its parts.</summary>
    private static string Object(JsonElement json) => Text(json, "name") ?? Text(json, "username")
        ?? string.Join(", ", json.EnumerateObject().Select(member => ForPeople(member.Value, ResultKind.Other)));

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What a link shows of its row; everything else is itself.</summary>
    private static JsonElement Display(this JsonElement element) => element.TryGetDisplay(out var shown) ? shown : element;

    private static bool TryGetDisplay(this JsonElement element, out JsonElement shown)
    {
        shown = element;
        return element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            || (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("row_id", out _)
                && element.TryGetProperty("display_value", out shown));
    }
}
