using System.Text.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Columns;

/// <summary>link: the linked rows, each with its display value, and no more than 50 of them. Rows can't write it.</summary>
internal sealed class LinkColumn() : ColumnType("link", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    public override void Read(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context)
    {
        var linked = context.LinkedRows(column, row.Id);
        if (linked.Count == 0 && Decisions.EmptyLinkCellIsNull)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var link in linked)
        {
            writer.WriteStartObject();
            writer.WriteString("row_id", link.RowId);
            writer.WritePropertyName("display_value");
            // A display column that links back would read this row again, and so on without end.
            if (link.DisplayColumn is { Type: not LinkColumn } display)
                display.Type.Read(writer, link.Row, display, context);
            else
                writer.WriteNullValue();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
