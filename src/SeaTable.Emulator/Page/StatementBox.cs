using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server.Endpoints;
using SeaTable.Emulator.Sql;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Emulator.Sql.Results;
using SeaTable.Sql;

namespace SeaTable.Emulator.Page;

/// <summary>Checks statements while they are typed, and runs those that read.</summary>
internal static class StatementBox
{
    public static void Check(Utf8JsonWriter writer, EmulatedBase emulatedBase, string text)
    {
        SqlCheck check;
        lock (emulatedBase.Gate)
            check = SqlCheck.Of(text, SqlSchemaOfBase.Of(emulatedBase.Schema), _ => []);
        writer.WriteStartObject();
        writer.WriteStartArray("problems");
        foreach (var problem in check.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", problem.IsError ? "error" : "warning");
            writer.WriteString("message", problem.Message);
            WriteSpan(writer, "place", problem.Span);
            if (problem.Replacement is { } replacement)
            {
                writer.WriteString("replacement", replacement);
                WriteSpan(writer, "replaced", problem.ReplacedSpan ?? problem.Span);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Run(Utf8JsonWriter writer, EmulatedBase emulatedBase, string text)
    {
        var statement = SqlRequest.Parse(text);
        if (statement is not SqlSelect select)
            throw KnownErrors.Statement("The page only reads: send what changes rows with a client, by the API.");
        if (SqlRequest.PlacesIn(statement) > 0)
            throw KnownErrors.Statement("A ? stands for a value that a client sends. Write the value itself here.");
        lock (emulatedBase.Gate)
        {
            var binding = SqlRequest.Bind(statement, text, emulatedBase);
            using var query = new Query(emulatedBase, binding, [], convertKeys: true);
            SqlEndpoint.Try(() => Write(writer, query, select));
        }
    }

    private static bool Write(Utf8JsonWriter writer, Query query, SqlSelect select)
    {
        var (columns, rows) = SelectQuery.Run(query, select);
        writer.WriteStartObject();
        writer.WriteStartArray("columns");
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("key", column.Member);
            writer.WriteString("name", column.Metadata["name"]?.ToString());
            writer.WriteString("type", column.Metadata["type"]?.ToString());
            writer.WritePropertyName("data");
            if (column.Metadata["data"] is { } data)
                data.WriteTo(writer, JsonText.Options);
            else
                writer.WriteNullValue();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in rows)
            ResultColumns.WriteRow(writer, columns, row);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return true;
    }

    private static void WriteSpan(Utf8JsonWriter writer, string name, SqlSpan span)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("start", span.Start);
        writer.WriteNumber("end", span.End);
        writer.WriteEndObject();
    }
}
