using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Emulator.Sql.Results;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql;

/// <summary>Runs a SELECT.</summary>
internal static class SelectQuery
{
    /// <summary>
    /// Gets the columns of the response and the rows or groups that they are read from, which are found while they are looked at.
    /// </summary>
    public static (IReadOnlyList<ResultColumn> Columns, IEnumerable<Scope> Rows) Run(Query query, SqlSelect select)
    {
        var columns = ResultColumns.Of(query, select);
        var (limit, offset) = Page(query, select.Limit);
        if (!GroupQuery.Is(query, select))
            return (columns, RowQuery.Run(query, select, FieldsOf(query, select.Items), limit, offset));

        IEnumerable<SqlExpressionNode?> others = [select.Having, .. select.OrderBy.Select(order => order.Value)];
        List<Field> fields =
        [
            .. FieldsOf(query, select.Items),
            .. others.OfType<SqlExpressionNode>().SelectMany(other => query.Tables.FieldsIn(other, insideAggregates: false)),
        ];
        var groups = GroupQuery.Run(query, select, fields);
        // Groups that look the same.
        if (select.IsDistinct)
            groups = groups.DistinctBy(group => JsonText.Text(writer => ResultColumns.WriteRow(writer, columns, group)));
        return (columns, groups.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)limit));
    }

    private static List<Field> FieldsOf(Query query, IEnumerable<SqlSelectItem> items) => [.. items.SelectMany(item =>
        item.Value is SqlStar star
            ? ResultColumns.Starred(query, star)
            : query.Tables.FieldsIn(item.Value, insideAggregates: false))];

    private static (long Limit, long Offset) Page(Query query, SqlLimit? limit) => limit is null
        ? (ServerLimits.SqlRowsWithoutLimit, 0)
        : (Math.Min(Number(query, limit.Count), ServerLimits.SqlRows), limit.Offset is null ? 0 : Number(query, limit.Offset));

    private static long Number(Query query, SqlExpressionNode expression) =>
        query.Constants.TryGet(expression, out var value) && value is double and >= 0 and < long.MaxValue and var number
        && number == Math.Truncate(number)
            ? (long)number
            : throw AssumedErrors.LimitInvalid();
}
