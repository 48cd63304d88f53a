using System;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Looks at statements whose answer is read as rows of one table: <c>FromSql</c>.</summary>
internal static class SqlRowsCheck
{
    /// <param name="report">Takes what is wrong.</param>
    /// <param name="source">The statement.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="check">What is known to be wrong with it.</param>
    public static void Check(SqlReport report, SqlStringSource source, string table, SqlCheck check)
    {
        if (check.Problems.Any(problem => problem.Code == SqlProblemCode.UnknownTable)
            || check.Statement is not { } statement)
        {
            return;
        }

        var name = SqlPrinter.ShortName(table);
        if (statement is not SqlSelect select)
        {
            SqlSpan word = new(statement.Span.Start, "SELECT".Length);
            report.Add(
                SqlRules.NoRows,
                source.Place(word),
                $"FromSql reads rows of {name}: write SELECT, and send changes with SqlAsync.");
        }
        else if (select.From.Count > 1)
        {
            report.Add(
                SqlRules.NoRows,
                source.Place(select.From[1].Span),
                $"Joined rows are those of no table: FromSql reads {name} only. Read them with SqlAsync.");
        }
        else if (!string.Equals(select.From[0].Name.Text, table, StringComparison.OrdinalIgnoreCase))
        {
            report.Add(
                SqlRules.NoRows,
                source.Place(select.From[0].Name.Span),
                $"FromSql reads rows of {name} here, not those of another table.");
        }
        else if (!select.Items.Any(item => item.Value is SqlStar or SqlUnreadable || IsId(item)))
        {
            var items = SqlSpan.Between(select.Items[0].Span, select.Items[select.Items.Count - 1].Span);
            report.Add(
                SqlRules.NoRows,
                source.Place(items),
                $"Rows need their {SystemFields.Id}: write SELECT *, or select {SystemFields.Id} as well.");
        }
    }

    private static bool IsId(SqlSelectItem item) =>
        item is { Alias: null, Value: SqlColumnReference reference }
            && string.Equals(reference.Name.Text, SystemFields.Id, StringComparison.OrdinalIgnoreCase);
}
