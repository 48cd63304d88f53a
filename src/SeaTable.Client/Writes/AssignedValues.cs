using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>The values that rows are given by a condition, as they are sent.</summary>
/// <param name="Table">The table as it was then.</param>
/// <param name="Json">The values as rows have them, by the names of their columns.</param>
/// <param name="Moments">Moments among them of which it is not certain that the server takes them as they are meant, by the keys
/// of their columns.</param>
internal sealed record AssignedValues(
    TableBinding Table, JsonElement Json, IReadOnlyList<(string Key, DateTimeOffset Moment)> Moments)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the values as rows write them, with the same checks.</summary>
    internal static AssignedValues Write(TableBinding table, SqlAssignment[] assignments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, s_options);
        var moments = new List<(string, DateTimeOffset)>();
        json.WriteStartObject();
        foreach (var assignment in assignments)
        {
            var column = table.Column(assignment.Column);
            json.WritePropertyName(column.Name);
            var cell = new Runtime.CellWriter(json, table, column);
            assignment.Write(ref cell);
            if (cell.UncertainMoment is { } moment)
                moments.Add((column.Schema.Key, moment));
        }

        json.WriteEndObject();
        json.Flush();
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return new AssignedValues(table, JsonElement.ParseValue(ref reader), moments);
    }

    /// <summary>Writes the values by the names at hand, or by those of now when they do not fit.</summary>
    /// <exception cref="SeaTableException">A value can't be sent.</exception>
    internal static Task<AssignedValues> WriteAsync(
        ClientSession session, Runtime.TableSchema schema, SqlAssignment[] assignments, CancellationToken cancellationToken) =>
        session.Tables.WriteByNamesAsync(
            schema, (table, _) => Write(table, assignments), session.Settings.VerifyWrites, cancellationToken);

    /// <summary>Writes the statement that gives them to rows.</summary>
    /// <param name="writer">Takes the statement.</param>
    /// <param name="condition">The condition that the rows meet.</param>
    /// <param name="assignments">The values.</param>
    /// <param name="among">When given, the only rows that are updated.</param>
    internal static AssignedValues WriteUpdate(
        SqlWriter writer, SqlCondition condition, SqlAssignment[] assignments, IReadOnlyList<string>? among)
    {
        writer.Sql("UPDATE ").Table();
        var values = Write(writer.Binding, assignments);
        var separator = " SET ";
        foreach (var assignment in assignments)
        {
            writer.Sql(separator).Name(assignment.Target).Sql(" = ");
            WriteConstant(writer, values.Json.GetProperty(writer.Binding.Column(assignment.Column).Current.Name));
            separator = ", ";
        }

        RowSelection.WriteWhere(writer, condition, among);
        return values;
    }

    private static void WriteConstant(SqlWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.Text(value.GetString()!);
                break;
            case JsonValueKind.Number:
                writer.Add(SqlParameter.Number(value.GetRawText()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Sql(value.GetRawText());
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                var separator = "(";
                foreach (var element in value.EnumerateArray())
                {
                    writer.Sql(separator);
                    WriteConstant(writer, element);
                    separator = ", ";
                }

                writer.Sql(")");
                break;
            default:
                writer.Sql("NULL");
                break;
        }
    }
}
