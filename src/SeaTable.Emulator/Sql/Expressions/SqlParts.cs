using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>The expressions that statements are made of.</summary>
internal static class SqlParts
{
    /// <summary>Gets the expressions that stand in a statement.</summary>
    public static IEnumerable<SqlExpressionNode> In(SqlStatementNode statement)
    {
        IEnumerable<SqlExpressionNode?> all = statement switch
        {
            SqlSelect select =>
            [
                .. select.Items.Select(item => item.Value), select.Where, .. select.GroupBy, select.Having,
                .. select.OrderBy.Select(order => order.Value), select.Limit?.Count, select.Limit?.Offset,
            ],
            SqlUpdate update => [.. update.Assignments.Select(assignment => assignment.Value), update.Where],
            SqlDelete delete => [delete.Where],
            SqlInsert insert => insert.Rows,
            _ => [],
        };
        return all.OfType<SqlExpressionNode>();
    }
}
