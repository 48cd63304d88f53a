using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// Tells where a parameter can only be meant as a value, and where it could have been a column, a condition or other words of
/// SQL.
/// </summary>
internal static class SqlValuePlaces
{
    /// <summary>Whether a statement can be read, and each of its parameters stands for a value.</summary>
    public static bool AreAll(string text)
    {
        var parsed = SqlParser.Parse(text);
        return parsed.Statement is { } statement
            && parsed.Problems.All(problem => !problem.IsError)
            && parsed.Tokens.Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Span.Start)
                .All(new HashSet<int>(Of(statement).OfType<SqlParameterMarker>()
                    .Select(parameter => parameter.Span.Start)).Contains);
    }

    private static IEnumerable<SqlExpressionNode?> Of(SqlStatementNode statement) => statement switch
    {
        SqlSelect select => Of(select.Where).Concat(Of(select.Having)).Concat([select.Limit?.Count, select.Limit?.Offset]),
        SqlUpdate update => update.Assignments.Select(assignment => assignment.Value).SelectMany(Values).Concat(Of(update.Where)),
        SqlDelete delete => Of(delete.Where),
        SqlInsert insert => insert.Rows.SelectMany(row => row.Items).SelectMany(Values),
        _ => [],
    };

    /// <summary>What stands on the side of the values, anywhere in a condition.</summary>
    private static IEnumerable<SqlExpressionNode> Of(SqlExpressionNode? condition)
    {
        var own = condition switch
        {
            null => [],
            SqlBinary binary when SqlPrecedences.Of(binary.Operator) == SqlPrecedence.Comparison => OfComparison(binary),
            SqlLike like => [like.Pattern],
            SqlIn found => found.List.Items,
            SqlHas has => has.List.Items,
            SqlBetween between => [between.Low, between.High],
            _ => [],
        };
        return condition is null ? own : own.Concat(SqlTree.Children(condition).SelectMany(Of));
    }

    private static IEnumerable<SqlExpressionNode> OfComparison(SqlBinary comparison) =>
        HasColumn(comparison.Left) ? [comparison.Right]
        : HasColumn(comparison.Right) ? [comparison.Left]
        : [];

    private static bool HasColumn(SqlExpressionNode expression) =>
        SqlTree.Contains(expression, part => part is SqlColumnReference or SqlStar);

    private static IEnumerable<SqlExpressionNode> Values(SqlExpressionNode written) =>
        written is SqlList list ? list.Items.SelectMany(Values) : [written];
}
