using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Walks through expressions.</summary>
internal static class SqlTree
{
    /// <summary>The expressions directly within one.</summary>
    public static IEnumerable<SqlExpressionNode> Children(SqlExpressionNode expression) => expression switch
    {
        SqlUnary unary => [unary.Operand],
        SqlBinary binary => [binary.Left, binary.Right],
        SqlCall call => call.Arguments,
        SqlList list => list.Items,
        SqlLike like => [like.Value, like.Pattern],
        SqlIn found => [found.Value, .. found.List.Items],
        SqlBetween between => [between.Value, between.Low, between.High],
        SqlIs test => [test.Value],
        SqlHas has => [has.Value, .. has.List.Items],
        _ => [],
    };

    /// <summary>Whether an expression, or one within it, is such.</summary>
    public static bool Contains(SqlExpressionNode? expression, Func<SqlExpressionNode, bool> isSuch) =>
        expression is not null && (isSuch(expression) || Children(expression).Any(child => Contains(child, isSuch)));

    /// <summary>Whether an expression looks at many rows.</summary>
    public static bool HasAggregate(SqlExpressionNode? expression) =>
        Contains(expression, part => part is SqlCall call
            && FunctionCatalogue.FindInSql(call.Function.Text) is { IsAggregate: true });

    /// <summary>The conditions that must all hold: what AND joins.</summary>
    public static IEnumerable<SqlExpressionNode> Conjuncts(SqlExpressionNode? condition) =>
        condition is null ? [] : Connected(condition, SqlBinaryOperator.And);

    /// <summary>
    /// The conditions that one operator connects, however they are nested: all of <c>a AND (b AND c)</c>. Deep nesting does not
    /// use up the stack.
    /// </summary>
    public static List<SqlExpressionNode> Connected(SqlExpressionNode expression, SqlBinaryOperator connection)
    {
        List<SqlExpressionNode> parts = [];
        Stack<SqlExpressionNode> open = new([expression]);
        while (open.Count > 0)
        {
            var next = open.Pop();
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
