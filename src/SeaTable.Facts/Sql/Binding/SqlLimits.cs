using System.Globalization;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>How many rows an answer can have: 100 unless told otherwise, 10,000 at most.</summary>
internal static class SqlLimits
{
    public static void Check(SqlBindingContext context, SqlSelect select)
    {
        if (select.Limit is { Count: SqlNumberLiteral { Value: > ServerLimits.SqlRows } count })
        {
            context.Report(
                SqlProblemCode.LimitTooLarge,
                count,
                string.Format(CultureInfo.InvariantCulture,
                    "The server gives {0:N0} rows at most, and does not say so: ask again with OFFSET for the next ones.",
                    ServerLimits.SqlRows),
                ServerLimits.SqlRows.ToString(CultureInfo.InvariantCulture));
        }
        else if (select.Limit is null && !GivesOneRow(context.Names, select))
        {
            context.Report(
                SqlProblemCode.NoLimit,
                new SqlSpan(select.Span.Start, "SELECT".Length),
                $"Without LIMIT the server gives {ServerLimits.SqlRowsWithoutLimit} rows at most, and does not say so.");
        }
    }

    private static bool GivesOneRow(SqlBoundNames names, SqlSelect select) =>
        (select.GroupBy.Count == 0 && select.Items.Any(item => SqlTree.HasAggregate(item.Value)))
        || (select.From.Count == 1 && SqlTree.Conjuncts(select.Where).Any(condition => IsRowId(names, condition)));

    private static bool IsRowId(SqlBoundNames names, SqlExpressionNode condition) =>
        condition is SqlBinary { Operator: SqlBinaryOperator.Equal, Left: SqlColumnReference column }
        && names.Column(column) is { Column.Key: SystemFields.Id };
}
