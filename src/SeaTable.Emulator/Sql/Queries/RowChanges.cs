using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Queries;

/// <summary>Runs UPDATE and DELETE, by the same operations as the calls that change rows.</summary>
internal static class RowChanges
{
    public static void Update(EmulatedBase target, Query query, SqlUpdate update, string userName)
    {
        // What SQL can't write stays as it is.
        var values = update.Assignments
            .Where(assignment => query.Names.Column(assignment.Column) is { } use && SqlColumnTypes.IsWritable(use.Column.Type))
            .Select(assignment => (query.Tables.Find(assignment.Column)!, query.Constants.Json(assignment.Value)))
            .Where(value => value.Item1.Column is not null)
            .Select(value => (value.Item1.Column!, value.Item2))
            .ToList();
        RowOperations.Set(target, query.Tables[0], Ids(query, update.Where), values, userName);
    }

    public static void Delete(EmulatedBase target, Query query, SqlDelete delete) =>
        RowOperations.Delete(target, query.Tables[0], Ids(query, delete.Where));

    private static List<string> Ids(Query query, SqlExpression? where)
    {
        var id = $"{Field.Alias(0)}._id";
        return query.Run($"SELECT {id} {query.Source(where)} ORDER BY {Field.Alias(0)}._order").ConvertAll(values => (string)values[0]!);
    }
}
