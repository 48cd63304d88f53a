using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>The expressions that statements and connected conditions are made of.</summary>
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

    /// <summary>Gets the conditions that one operator connects, however they are nested: all of <c>a AND (b AND c)</c>.</summary>
    public static List<SqlExpressionNode> Connected(SqlExpressionNode expression, SqlBinaryOperator connection)
    {
        var parts = new List<SqlExpressionNode>();
        var open = new Stack<SqlExpressionNode>([expression]);
        while (open.TryPop(out var next))
        {
            if (next is SqlBinary binary && binary.Operator == connection)
            {
                open.Push(binary.Right);
                open.Push(binary.Left);
            }
            else
            {
                parts.Add(next);
            }
        }

        return parts;
    }
}
