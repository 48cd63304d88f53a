using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>Writes cells of linked rows as a list.</summary>
internal static class CellListJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<LinkedCell> cells, bool distinct, ReadContext context)
    {
        writer.WriteStartArray();
        if (distinct)
        {
            foreach (var item in cells.SelectMany(cell => Items(cell, context)).Distinct(StringComparer.Ordinal))
                writer.WriteRawValue(item, skipInputValidation: true);
        }
        else
        {
            foreach (var cell in cells)
                cell.Column.Type.Read(writer, cell.Row, cell.Column, context);
        }

        writer.WriteEndArray();
    }

    // The items of a cell with several values count one by one.
    private static IEnumerable<string> Items(LinkedCell cell, ReadContext context)
    {
        var text = JsonText.Text(writer => cell.Column.Type.Read(writer, cell.Row, cell.Column, context));
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(item => item.GetRawText())]
            : [text];
    }
}
