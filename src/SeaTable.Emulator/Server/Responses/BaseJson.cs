using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>
/// Writes a base as the server keeps it, which is what exports hold: the schema, the rows by column key, and the links. Rows of
/// the big data storage are kept elsewhere, and so are the links that they have.
/// </summary>
internal static class BaseJson
{
    public static void Write(Utf8JsonWriter writer, EmulatedBase emulatedBase)
    {
        var schema = emulatedBase.Schema;
        writer.WriteStartObject();
        writer.WriteNumber("version", schema.Version);
        writer.WriteNumber("format_version", schema.FormatVersion);
        writer.WriteStartArray("statistics");
        writer.WriteEndArray();
        writer.WriteStartArray("tables");
        var rows = schema.Tables.ToDictionary(table => table, table => WriteTable(writer, table, emulatedBase.Rows));
        writer.WriteEndArray();
        writer.WriteStartArray("links");
        foreach (var end in Ends(schema))
            WriteLink(writer, end, emulatedBase.Links, rows);
        writer.WriteEndArray();
        writer.WritePropertyName("settings");
        schema.Settings.WriteTo(writer, JsonText.Options);
        writer.WriteEndObject();
    }

    /// <summary>Writes a table with its rows, and gives their ids.</summary>
    private static HashSet<string> WriteTable(Utf8JsonWriter writer, Table table, StoredRowReader reader)
    {
        var rows = reader.All(table, withArchived: false);
        writer.WriteStartObject();
        foreach (var (member, value) in NewTableJson.WithoutRows(table))
        {
            writer.WritePropertyName(member);
            if (member == NewTableJson.Rows)
            {
                writer.WriteStartArray();
                rows.ForEach(row => StoredRowJson.Write(writer, row, table.Filled(row)));
                writer.WriteEndArray();
            }
            else
            {
                JsonSerializer.Serialize(writer, value, JsonText.Options);
            }
        }

        writer.WriteEndObject();
        return rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Gets one end of each link: the one whose table stands first, if that has a column for it.</summary>
    private static IEnumerable<LinkEnd> Ends(EmulatedSchema schema) => schema.Tables
        .SelectMany(table => table.Columns.Where(column => column.Type is LinkType)
            .Select(column => LinkEnd.Of(schema, table, column)))
        .OfType<LinkEnd>()
        .GroupBy(end => end.LinkId, StringComparer.Ordinal)
        .Select(ends => ends.OrderByDescending(end => end.IsFirst).First());

    private static void WriteLink(
        Utf8JsonWriter writer, LinkEnd end, LinkStore links, Dictionary<Table, HashSet<string>> rows)
    {
        var (first, second) = end.IsFirst ? (end.Own, end.Other) : (end.Other, end.Own);
        var pairs = links.All(end.LinkId)
            .Where(pair => rows[first].Contains(pair.RowId) && rows[second].Contains(pair.OtherRowId)).ToList();
        writer.WriteStartObject();
        writer.WriteString(SystemFields.Id, end.LinkId);
        writer.WriteString("table2_id", second.Id);
        if (first == second)
        {
            // There is one map then, and the rows in it stand before those that they show.
            WriteMap(writer, "table2_table1_map", pairs);
        }
        else
        {
            writer.WriteString("table1_id", first.Id);
            WriteMap(writer, "table1_table2_map", pairs);
            WriteMap(
                writer, "table2_table1_map",
                pairs.OrderBy(pair => pair.OrderOfOther).Select(pair => (pair.OtherRowId, pair.RowId, pair.OrderOfOther)));
        }

        writer.WriteEndObject();
    }

    private static void WriteMap(
        Utf8JsonWriter writer, string name, IEnumerable<(string RowId, string OtherRowId, long Order)> pairs)
    {
        writer.WriteStartObject(name);
        foreach (var row in pairs.GroupBy(pair => pair.RowId, pair => pair.OtherRowId, StringComparer.Ordinal))
        {
            writer.WriteStartArray(row.Key);
            foreach (var other in row)
                writer.WriteStringValue(other);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
