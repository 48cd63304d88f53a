using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Writes trees as text that means the same: parsing it gives the same tree again.</summary>
internal static class SqlPrinter
{
    public static string Print(SqlStatementNode statement) => statement switch
    {
        SqlSelect select => Print(select),
        SqlUpdate update =>
            $"UPDATE {Name(update.Table.Name)} SET {Joined(update.Assignments.Select(Print))}{Print(" WHERE ", update.Where)}",
        SqlDelete delete => $"DELETE FROM {Name(delete.Table.Name)}{Print(" WHERE ", delete.Where)}",
        SqlInsert insert =>
            $"INSERT INTO {Name(insert.Table.Name)} ({Joined(insert.Columns.Select(Column))}) VALUES "
                + $"{Joined(insert.Rows.Select(Print))}",
        _ => "",
    };

    public static string Print(SqlExpressionNode expression) => Print("", expression);

    /// <summary>A name, in backticks where it has them or needs them.</summary>
    public static string Name(SqlName name) => !name.IsQuoted && SqlQuoting.CanStandBare(name.Text)
        ? name.Text : SqlQuoting.Name(name.Text);

    /// <summary>A name as people write it: bare where that is safe, otherwise in backticks.</summary>
    public static string ShortName(string name) =>
        SqlQuoting.CanStandBare(name) && FunctionCatalogue.FindInSql(name) is null ? name : SqlQuoting.Name(name);

    private static string Print(SqlSelect select) =>
        "SELECT " + (select.IsDistinct ? "DISTINCT " : "")
        + Joined(select.Items.Select(Print))
        + " FROM " + Joined(select.From.Select(Print))
        + Print(" WHERE ", select.Where)
        + (select.GroupBy.Count == 0 ? "" : " GROUP BY " + Joined(select.GroupBy.Select(Print)))
        + Print(" HAVING ", select.Having)
        + (select.OrderBy.Count == 0 ? "" : " ORDER BY " + Joined(select.OrderBy.Select(Print)))
        + Print(" LIMIT ", select.Limit?.Count)
        + Print(" OFFSET ", select.Limit?.Offset);

    private static string Print(SqlSelectItem item) => Print(item.Value) + (item.Alias is null ? "" : " AS " + Name(item.Alias));

    private static string Print(SqlTableReference table) =>
        Name(table.Name) + (table.Alias is null ? "" : " AS " + Name(table.Alias));

    private static string Print(SqlOrdering ordering) => Print(ordering.Value) + (ordering.IsDescending ? " DESC" : "");

    private static string Print(SqlSetClause assignment) => Column(assignment.Column) + " = " + Print(assignment.Value);

    private static string Print(string words, SqlExpressionNode? expression)
    {
        if (expression is null)
        {
            return "";
        }

        StringBuilder output = new(words);
        new SqlExpressionPrinter(output, Column).Print(expression);
        return output.ToString();
    }

    private static string Column(SqlColumnReference column) =>
        (column.Table is null ? "" : Name(column.Table) + ".") + Name(column.Name);

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);
}
