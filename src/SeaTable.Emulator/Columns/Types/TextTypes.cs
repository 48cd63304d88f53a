using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Options;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>text, email and url: text without any check, cut at 10,000 characters.</summary>
internal sealed class TextType(string name) : ServerColumnType(name, CellStorage.Text)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => Keep(CellJson.AsText(value));

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteStringValue((string)stored);

    public override object? FromStorage(JsonElement cell, Column column) => Keep(CellJson.AsText(cell));

    // The server keeps an emptied text as "", and reads it as null.
    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) =>
        writer.WriteStringValue((string?)stored ?? "");

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        Keep(value.ToString()
            .Replace("{creator.name}", context.UserName, StringComparison.Ordinal)
            .Replace("{creator.id}", context.UserName, StringComparison.Ordinal));

    private static string? Keep(string? text) =>
        string.IsNullOrEmpty(text) ? null : Limits.Truncate(text, ServerLimits.TextLength);
}

/// <summary>long-text: Markdown. The server keeps an object with a preview; here only the text is kept.</summary>
internal sealed partial class LongTextType() : ServerColumnType(ColumnTypeNames.LongText, CellStorage.Text)
{
    private const int PreviewLength = 150;

    public override object? FromJson(JsonElement value, Column column, WriteContext context) => TextOf(value);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteStringValue((string)stored);

    public override object? FromStorage(JsonElement cell, Column column) => TextOf(cell);

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column)
    {
        if (stored is not string text)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("preview", Preview(text));
        WriteAddresses(writer, "images", Images().Matches(text));
        WriteAddresses(writer, "links", Links().Matches(text));
        writer.WriteEndObject();
    }

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        TextOf(JsonSerializer.SerializeToElement(value, JsonText.Options));

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Object
            ? value.TryGetProperty("text", out var member) ? CellJson.AsText(member) : null
            : CellJson.AsText(value);
        return string.IsNullOrWhiteSpace(text) ? null : Limits.Truncate(text, ServerLimits.LongTextLength);
    }

    private static string Preview(string text) => Limits.Truncate(Marks().Replace(text, " ").Trim(), PreviewLength);

    private static void WriteAddresses(Utf8JsonWriter writer, string member, MatchCollection matches)
    {
        writer.WriteStartArray(member);
        foreach (Match match in matches)
            writer.WriteStringValue(match.Groups[1].Value);
        writer.WriteEndArray();
    }

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex Images();

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"[#*_`>~\s]+")]
    private static partial Regex Marks();
}
