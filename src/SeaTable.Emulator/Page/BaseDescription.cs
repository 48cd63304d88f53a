using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator.Page;

/// <summary>The base without its rows: tables, columns, views, and the names of people.</summary>
internal static class BaseDescription
{
    public static void Write(Utf8JsonWriter writer, EmulatedBase emulatedBase, ServedBases bases)
    {
        lock (emulatedBase.Gate)
        {
            writer.WriteStartObject();
            writer.WriteString("name", emulatedBase.Name);
            writer.WriteString("uuid", emulatedBase.Uuid);
            writer.WriteStartArray("bases");
            foreach (var served in bases.All)
            {
                writer.WriteStartObject();
                writer.WriteString("uuid", served.Base.Uuid);
                writer.WriteString("name", served.Base.Name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("people");
            foreach (var person in emulatedBase.Schema.Collaborators.OfType<JsonObject>())
            {
                writer.WriteStartObject();
                writer.WriteString("id", person["email"]?.ToString());
                writer.WriteString("name", person["name"]?.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("tables");
            foreach (var table in emulatedBase.Schema.Tables)
                WriteTable(writer, emulatedBase.Schema, table);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, EmulatedSchema schema, Table table)
    {
        writer.WriteStartObject();
        writer.WriteString("id", table.Id);
        writer.WriteString("name", table.Name);
        writer.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            writer.WriteStartObject();
            WriteColumn(writer, column);
            // What a link or a look-up lists is drawn as in its own column.
            if (Shown(schema, table, column) is { } shown)
            {
                writer.WriteStartObject("shown");
                WriteColumn(writer, shown);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("views");
        foreach (var view in table.Views)
            view.Json.WriteTo(writer, JsonText.Options);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter writer, Column column)
    {
        writer.WriteString("key", column.Key);
        writer.WriteString("name", column.Name);
        writer.WriteString("type", column.Type.Name);
        if (column.Json["width"] is JsonValue width && width.GetValueKind() == JsonValueKind.Number)
        {
            writer.WritePropertyName("width");
            width.WriteTo(writer);
        }

        writer.WritePropertyName("data");
        if (column.Data is { } data)
            data.WriteTo(writer, JsonText.Options);
        else
            writer.WriteNullValue();
    }

    private static Column? Shown(EmulatedSchema schema, Table table, Column column) => column.Type switch
    {
        LinkType => schema.Linked.Shown(table, column),
        LinkFormulaType => schema.Linked.LookedUp(table, column)?.Column,
        _ => null,
    };
}
