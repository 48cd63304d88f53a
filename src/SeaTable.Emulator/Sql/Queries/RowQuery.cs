using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Translation;
using SeaTable.Emulator.Storage;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Queries;

/// <summary>A SELECT that answers rows as they are. SQLite filters, sorts and cuts the page out.</summary>
internal static class RowQuery
{
    public static IEnumerable<Scope> Run(
        Query query, SqlSelect select, IReadOnlyCollection<Field> fields, long limit, long offset)
    {
        var shapes = Enumerable.Range(0, query.Tables.Count)
            .Select(index => new RowShape(index, query.Tables[index], fields))
            .ToArray();
        var columns = string.Join(", ", shapes.SelectMany(shape => shape.SqliteNames));
        var source = $"{query.Source(select.Where)} ORDER BY {Order(query, select)}";
        var rows = select.OrderBy.Count > 0 && shapes.Length == 1
            ? Sorted(query, columns, source, limit, offset)
            : query.Run($"SELECT {columns} {source} LIMIT {query.Parameter(limit)} OFFSET {query.Parameter(offset)}");
        return rows.Select(values => new Scope(query.Context, RowsOf(shapes, values), []));
    }

    // Sorting whole rows takes several times as long as sorting their places and fetching the few that were asked for.
    private static IEnumerable<object?[]> Sorted(Query query, string columns, string source, long limit, long offset)
    {
        var place = $"{Field.Alias(0)}._order";
        var places = query.Places($"SELECT {place} {source}", limit, offset);
        var table = $"{SqlNames.Table(query.Tables[0])} AS {Field.Alias(0)}";
        return query.Run($"SELECT {columns} FROM {table} WHERE {place} = ?", places);
    }

    /// <summary>Gets the rows of all tables, of the values that SQLite gave.</summary>
    public static StoredRow[] RowsOf(RowShape[] shapes, object?[] values)
    {
        var rows = new StoredRow[shapes.Length];
        var start = 0;
        for (var index = 0; index < shapes.Length; index++)
        {
            rows[index] = shapes[index].Row(values, start);
            start += shapes[index].SqliteNames.Count;
        }

        return rows;
    }

    // Rows that are equal to the statement stand as they were added.
    private static string Order(Query query, SqlSelect select)
    {
        var keys = select.OrderBy.Select(order => SortKey.Sqlite(query, order.Value) + (order.IsDescending ? " DESC" : ""));
        var added = Enumerable.Range(0, query.Tables.Count).Select(index => $"{Field.Alias(index)}._order");
        return string.Join(", ", keys.Concat(added));
    }
}
