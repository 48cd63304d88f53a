using System.Text.Json;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>link: the linked rows, each with its display value, and no more than 50 of them. Rows can't write it.</summary>
internal sealed class LinkType() : ServerColumnType(ColumnTypeNames.Link, CellStorage.None)
{
    public override bool IsWritable => false;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    /// <summary>
    /// Writes the linked rows. A link cell without links is an empty list, as the documentation's examples have it.
    /// </summary>
    public override void WriteJson(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context) =>
        LinkJson.Write(writer, context.LinkedRows(column, row.Id).Take(ServerLimits.LinksPerCell), context);

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        context.LinkedRows(column, row.Id)
            .Select(linked =>
                linked.Display.Type is LinkType ? null : linked.Display.Type.Value(linked.Row, linked.Display, context))
            .Where(value => !ValueConversion.IsEmpty(value))
            .ToList();
}

/// <summary>Writes linked rows: the id of each, and the cell that stands for it.</summary>
internal static class LinkJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<LinkedRow> linked, ReadContext context)
    {
        writer.WriteStartArray();
        foreach (var link in linked)
        {
            writer.WriteStartObject();
            writer.WriteString("row_id", link.RowId);
            writer.WritePropertyName("display_value");
            // A display column that links back would read this row again, and so on without end.
            if (link.Display.Type is LinkType)
                writer.WriteNullValue();
            else
                link.Display.Type.WriteJson(writer, link.Row, link.Display, context);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
