using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Results;

/// <summary>Makes the columns of a response of what the statement selects.</summary>
internal static class ResultColumns
{
    /// <summary>Gets the columns in the order of the statement; of two with one name the first.</summary>
    public static IReadOnlyList<ResultColumn> Of(Query query, SqlSelect select)
    {
        var naming = new ResultNaming(query);
        var columns = select.Items.SelectMany(item => Columns(query, naming, item));
        return [.. columns.DistinctBy(column => column.Member, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Gets the fields that a star stands for. A column that shows a system field takes its place where it would be called the
    /// same.
    /// </summary>
    public static IEnumerable<Field> Starred(Query query, SqlStar star)
    {
        foreach (var index in Enumerable.Range(0, query.Tables.Count).Where(index => Includes(query, star, index)))
        {
            var table = query.Tables[index];
            var columns = table.Columns.ConvertAll(column => Field.Of(index, table, column));
            foreach (var system in SystemField.All)
            {
                if (!columns.Exists(column => column.System == system && column.Key == system.Name))
                    yield return Field.Of(index, table, system);
            }

            foreach (var column in columns)
                yield return column;
        }
    }

    public static void WriteRow(Utf8JsonWriter writer, IEnumerable<ResultColumn> columns, Scope row)
    {
        writer.WriteStartObject();
        foreach (var column in columns)
        {
            writer.WritePropertyName(column.EncodedMember);
            column.Write(writer, row);
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<ResultColumn> Columns(Query query, ResultNaming naming, SqlSelectItem item)
    {
        if (item.Value is SqlStar star)
            return Starred(query, star).Select(field => naming.OfField(field, null, field.Write));
        if (item.Value is SqlColumnReference reference && query.Tables.Find(reference) is { } column)
            return [naming.OfField(column, item.Alias?.Text, column.Write)];
        return [naming.OfExpression(item, Computed(query, item.Value))];
    }

    private static Action<Utf8JsonWriter, Scope> Computed(Query query, SqlExpressionNode expression)
    {
        // The first or last moment keeps its milliseconds, as the cell that it comes from has them.
        if (query.Aggregates.FindIndex(aggregate => ReferenceEquals(aggregate.Call, expression)) is >= 0 and var index
            && query.Aggregates[index] is { GivesOneOfTheValues: true, Field.Kind: StoredKind.Moment })
        {
            return (writer, scope) => writer.WriteStringValue(
                scope.Aggregates[index] is string moment ? Timestamps.WithOffset(moment, scope.Context.TimeZone) : null);
        }

        var value = query.Compiler.Compile(expression);
        return (writer, scope) => Write(writer, value(scope), scope.Context.TimeZone);
    }

    // Errors are NULL. An empty text that a function gives is one, while an empty cell is NULL.
    private static void Write(Utf8JsonWriter writer, object? value, TimeZoneInfo timeZone)
    {
        if (value is "")
            writer.WriteStringValue("");
        else
            ValueJson.Write(writer, SqlValue.Of(value), timeZone);
    }

    private static bool Includes(Query query, SqlStar star, int index) =>
        star.Table is null || string.Equals(query.Tables[index].Name, star.Table.Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column of a response.</summary>
/// <param name="Member">What its cells are called in the rows.</param>
/// <param name="Metadata">What the response tells about it.</param>
/// <param name="Write">Writes its cell.</param>
internal sealed record ResultColumn(string Member, JsonObject Metadata, Action<Utf8JsonWriter, Scope> Write)
{
    /// <summary>Gets what its cells are called as it stands in the response.</summary>
    public JsonEncodedText EncodedMember { get; } = JsonEncodedText.Encode(Member, JsonText.WriterOptions.Encoder);
}
