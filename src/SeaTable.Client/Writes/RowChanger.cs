using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Updates and deletes rows by a condition: <c>UPDATE</c> and <c>DELETE</c> of SQL.</summary>
internal sealed class RowChanger(ClientSession session, TableSchema schema)
{
    private readonly MomentProof _proof = new(session, schema);

    internal Task DeleteAsync(SqlCondition condition, CancellationToken cancellationToken)
    {
        ThrowIfUnintended(condition, "delete");
        return condition.Constant == false
            ? Task.CompletedTask
            : session.Sql.ChangeAsync(
                schema,
                writer =>
                {
                    writer.Sql("DELETE FROM ").Table();
                    condition.WriteWhere(writer);
                },
                $"deleting rows of table '{schema.Name}' by a condition",
                cancellationToken);
    }

    internal async Task UpdateAsync(SqlCondition condition, SqlAssignment[] assignments, CancellationToken cancellationToken)
    {
        ThrowIfUnintended(condition, "update");
        ThrowIfTwice(assignments);
        if (condition.Constant == false || assignments.Length == 0)
            return;

        var uncertain = new Dictionary<ColumnSchema, DateTimeOffset>();
        await session.Sql.ChangeAsync(
            schema,
            writer =>
            {
                uncertain.Clear();
                writer.Sql("UPDATE ").Table();
                var separator = " SET ";
                foreach (var assignment in assignments)
                {
                    writer.Sql(separator).Name(assignment.Target).Sql(" = ");
                    if (WriteValue(writer, assignment) is { } moment)
                        uncertain[assignment.Column] = moment;

                    separator = ", ";
                }

                condition.WriteWhere(writer);
            },
            $"updating rows of table '{schema.Name}' by a condition",
            cancellationToken).ConfigureAwait(false);
        await _proof.ProveAsync(uncertain, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a value as rows write it, with the same checks, and puts it into SQL.</summary>
    /// <returns>The moment written, when only reading it back can tell whether the server took it for the one that was
    /// meant.</returns>
    private static DateTimeOffset? WriteValue(SqlWriter writer, SqlAssignment assignment)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var cell = new CellWriter(json, writer.Binding, writer.Binding.Column(assignment.Column));
        assignment.Write(ref cell);
        json.Flush();
        using var value = JsonDocument.Parse(buffer.WrittenMemory);
        WriteConstant(writer, value.RootElement);
        return cell.UncertainMoment;
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

    private void ThrowIfUnintended(SqlCondition condition, string verb)
    {
        if (condition.Constant == true && !ReferenceEquals(condition, SqlCondition.All()))
        {
            throw new SeaTableQueryException(
                $"The condition excludes no row, so it would {verb} all rows of table '{schema.Name}'. If that is meant, say " +
                "it: c => SqlCondition.All(). Nothing was sent.");
        }
    }

    private void ThrowIfTwice(SqlAssignment[] assignments)
    {
        if (assignments.GroupBy(assignment => assignment.Column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new SeaTableQueryException(
                $"Column '{twice.Key.Name}' of table '{schema.Name}' is given two values at once. Nothing was sent.");
        }
    }
}
