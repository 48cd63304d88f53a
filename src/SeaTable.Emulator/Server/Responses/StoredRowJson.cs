using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>
/// Writes a row as the server keeps it: by column key, options as ids, dates without an offset, and only the columns named.
/// </summary>
internal static class StoredRowJson
{
    public static void Write(Utf8JsonWriter writer, StoredRow row, IEnumerable<Column> columns)
    {
        writer.WriteStartObject();
        writer.WriteString(SystemFields.Id, row.Id);
        writer.WriteString(SystemFields.Creator, row.Creator);
        writer.WriteString(SystemFields.CreatedAt, row.CreatedAt);
        writer.WriteString(SystemFields.LastModifier, row.LastModifier);
        writer.WriteString(SystemFields.ModifiedAt, row.ModifiedAt);
        foreach (var column in columns)
        {
            writer.WritePropertyName(column.Key);
            column.Type.ToStorage(writer, row.Cell(column), column);
        }

        writer.WriteEndObject();
    }
}
