using System.Text.Json;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Sql.Expressions;

namespace SeaTable.Emulator.Sql.Results;

/// <summary>Writes what the call answers.</summary>
internal static class SqlResponse
{
    public static void WriteRows(Utf8JsonWriter writer, IReadOnlyList<ResultColumn> columns, IEnumerable<Scope> rows, bool isJoin)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("success", true);
        writer.WriteString("error_message", "");
        writer.WriteBoolean("is_join_stmt", isJoin);
        writer.WriteStartArray("metadata");
        foreach (var column in columns)
            column.Metadata.WriteTo(writer, JsonText.Options);
        writer.WriteEndArray();
        writer.WriteStartArray("results");
        foreach (var row in rows)
            ResultColumns.WriteRow(writer, columns, row);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes the response to a statement that changed rows; it does not say how many.</summary>
    public static void WriteDone(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("success", true);
        writer.WriteString("error_message", "");
        writer.WriteBoolean("is_join_stmt", false);
        writer.WriteNull("metadata");
        writer.WriteNull("results");
        writer.WriteEndObject();
    }
}
