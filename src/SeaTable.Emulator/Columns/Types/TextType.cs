using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Options;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>text, email and url: text without any check, cut at 10,000 characters.</summary>
internal sealed class TextType(string name) : ServerColumnType(name, CellStorage.Text)
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => Keep(CellJson.AsText(value));

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
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
        string.IsNullOrEmpty(text) ? null : Limits.Cut(text, ServerLimits.TextLength);
}
