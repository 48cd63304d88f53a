using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>The expressions that statements and connected conditions are made of.</summary>
internal static class SqlParts
{
    /// <summary>Gets the expressions that stand in a statement.</summary>
    public static IEnumerable<SqlExpression> In(SqlStatement statement)
    {
        IEnumerable<SqlExpression?> all = statement switch
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
        return all.OfType<SqlExpression>();
    }

    /// <summary>Gets the conditions that one operator connects, however they are nested: all of <c>a AND (b AND c)</c>.</summary>
    public static List<SqlExpression> Connected(SqlExpression expression, SqlBinaryOperator connection)
    {
        var parts = new List<SqlExpression>();
        var open = new Stack<SqlExpression>([expression]);
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
