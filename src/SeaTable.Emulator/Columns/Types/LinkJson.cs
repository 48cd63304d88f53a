using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>Writes linked rows: the id of each, and the cell that stands for it.</summary>
internal static class LinkJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<LinkTarget> linked, ReadContext context)
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
                link.Display.Type.Read(writer, link.Row, link.Display, context);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
