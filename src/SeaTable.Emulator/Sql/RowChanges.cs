using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql;

/// <summary>Runs UPDATE, DELETE and INSERT, by the same operations as the calls that change rows.</summary>
internal static class RowChanges
{
    public static void Update(EmulatedBase target, Query query, SqlUpdate update, string userName)
    {
        // What SQL can't write stays as it is.
        var values = new List<(Column, JsonElement)>();
        foreach (var assignment in update.Assignments)
        {
            if (query.Tables.Find(assignment.Column) is { Column: { } column } && SqlColumnTypes.IsWritable(column.Type.Name))
                values.Add((column, Value(column, query.Constants.Json(assignment.Value))));
        }

        RowOperations.Set(target, query.Tables[0], Ids(query, update.Where), values, userName);
    }

    /// <summary>Adds rows to the big data storage.</summary>
    public static void Insert(EmulatedBase target, Query query, SqlInsert insert, string userName)
    {
        var columns = insert.Columns.Select(column => query.Tables.Find(column)?.Column)
            .Select(column => column is not null && SqlColumnTypes.IsWritable(column.Type.Name) ? column : null).ToList();
        var rows = insert.Rows.Select(row =>
        {
            var cells = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var (column, value) in columns.Zip(row.Items))
            {
                if (column is not null)
                    cells[column.Name] = Value(column, query.Constants.Json(value));
            }

            return JsonSerializer.SerializeToElement(cells);
        });
        RowOperations.Append(target, query.Tables[0], rows, applyDefault: false, userName, archived: true);
    }

    public static void Delete(EmulatedBase target, Query query, SqlDelete delete) =>
        RowOperations.Delete(target, query.Tables[0], Ids(query, delete.Where));

    /// <summary>Gets the ids of the rows for which a condition holds, or of all.</summary>
    public static List<string> Ids(Query query, SqlExpressionNode? where)
    {
        var rows = query.Run($"SELECT {Field.IdOf(0)} {query.Source(where)} ORDER BY {Field.Alias(0)}._order");
        return [.. rows.Select(values => (string)values[0]!)];
    }

    // A column of several values takes one of them as a list of one, for that is how ('a') reads.
    private static JsonElement Value(Column column, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() != ""
        && column.Type is MultipleSelectType or CollaboratorType
            ? JsonSerializer.SerializeToElement(new[] { value })
            : value;
}
