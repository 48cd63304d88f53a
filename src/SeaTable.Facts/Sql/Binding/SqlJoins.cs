using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>What SeaTable asks of statements over several tables: all different, each tied to another by an equality.</summary>
internal static class SqlJoins
{
    public static void Check(SqlBindingContext context, SqlSelect select)
    {
        if (select.From.Count < 2)
        {
            return;
        }

        if (ComplainAboutTwins(context, select.From)
            || SqlTree.Contains(select.Where, part => part is SqlUnreadable)
            || context.Names.Tables.Count < select.From.Count)
        {
            return;
        }

        HashSet<int> tied = [.. SqlTree.Conjuncts(select.Where).SelectMany(condition => Tied(context.Names, condition))];
        for (var index = 0; index < select.From.Count; index++)
        {
            if (!tied.Contains(index))
            {
                context.Report(
                    SqlProblemCode.JoinWithoutCondition,
                    select.From[index],
                    $"Nothing ties {select.From[index].Name.Text} to another table: WHERE needs an equality such as A.x = B.y "
                        + "for each, joined by AND.");
            }
        }
    }

    private static bool ComplainAboutTwins(SqlBindingContext context, IReadOnlyList<SqlTableReference> tables)
    {
        var found = false;
        for (var index = 1; index < tables.Count; index++)
        {
            if (tables.Take(index).Any(
                other => string.Equals(other.Name.Text, tables[index].Name.Text, StringComparison.OrdinalIgnoreCase)))
            {
                context.Report(
                    SqlProblemCode.NotAllowedHere,
                    tables[index],
                    $"{tables[index].Name.Text} stands there twice; SeaTable can't join a table with itself.");
                found = true;
            }
        }

        return found;
    }

    private static IEnumerable<int> Tied(SqlBoundNames names, SqlExpressionNode condition) =>
        condition is SqlBinary
        {
            Operator: SqlBinaryOperator.Equal, Left: SqlColumnReference left,
            Right: SqlColumnReference right
        }
        && names.Column(left) is { } one
        && names.Column(right) is { } other
        && one.TableIndex != other.TableIndex
            ? [one.TableIndex, other.TableIndex]
            : [];
}
