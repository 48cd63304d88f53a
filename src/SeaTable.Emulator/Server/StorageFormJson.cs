using System.Text.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Server;

/// <summary>
/// Writes a row as the server keeps it: by column key, options as ids, dates without an offset, and only the columns named.
/// </summary>
internal static class StorageFormJson
{
    public static void Write(Utf8JsonWriter writer, StoredRow row, IEnumerable<Column> columns)
    {
        writer.WriteStartObject();
        writer.WriteString("_id", row.Id);
        writer.WriteString("_creator", row.Creator);
        writer.WriteString("_ctime", row.CreatedAt);
        writer.WriteString("_last_modifier", row.LastModifier);
        writer.WriteString("_mtime", row.ModifiedAt);
        foreach (var column in columns)
        {
            writer.WritePropertyName(column.Key);
            column.Type.ToStorage(writer, row.Cell(column), column);
        }

        writer.WriteEndObject();
    }
}
