using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns;

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
        if (row.IsLocked)
        {
            writer.WriteBoolean(SystemFields.IsLocked, true);
            writer.WriteString(SystemFields.LockedBy, row.LockedBy);
        }

        foreach (var column in columns)
        {
            writer.WritePropertyName(column.Key);
            column.Type.ToStorage(writer, row.Cell(column), column);
        }

        writer.WriteEndObject();
    }

    /// <summary>Makes the same as a tree.</summary>
    public static JsonNode? Node(StoredRow row, IEnumerable<Column> columns) =>
        JsonNode.Parse(JsonText.Bytes(writer => Write(writer, row, columns)).Span);

    /// <summary>Writes cells by column key.</summary>
    public static void WriteCells(Utf8JsonWriter writer, IEnumerable<(Column Column, object? Cell)> cells)
    {
        writer.WriteStartObject();
        foreach (var (column, cell) in cells)
        {
            writer.WritePropertyName(column.Key);
            column.Type.ToStorage(writer, cell, column);
        }

        writer.WriteEndObject();
    }
}
