using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>Binds the statements that write.</summary>
internal static class SqlWriteBinder
{
    public static void Bind(SqlBindingContext context, SqlUpdate update)
    {
        SqlScope scope = new(context, [update.Table]);
        foreach (var assignment in update.Assignments)
        {
            BindValue(context, scope, assignment.Column, assignment.Value);
        }

        BindWhere(context, scope, update.Where);
        if (update.Where is null)
        {
            ComplainNoWhere(context, update, "UPDATE", "changes");
        }
    }

    public static void Bind(SqlBindingContext context, SqlDelete delete)
    {
        SqlScope scope = new(context, [delete.Table]);
        BindWhere(context, scope, delete.Where);
        if (delete.Where is null)
        {
            ComplainNoWhere(context, delete, "DELETE", "deletes");
        }
    }

    public static void Bind(SqlBindingContext context, SqlInsert insert)
    {
        SqlScope scope = new(context, [insert.Table]);
        context.Report(
            SqlProblemCode.InsertOnOrdinaryBase,
            new SqlSpan(insert.Span.Start, "INSERT".Length),
            "INSERT works with big data storage only, and puts the rows there; the server refuses it for other bases. Add rows "
                + "with AddAsync.");
        foreach (var column in insert.Columns)
        {
            BindColumn(context, scope, column);
        }

        foreach (var row in insert.Rows)
        {
            BindRow(context, insert, row);
        }
    }

    private static void BindRow(SqlBindingContext context, SqlInsert insert, SqlList row)
    {
        if (row.Items.Count != insert.Columns.Count)
        {
            context.Report(
                SqlProblemCode.WrongArguments,
                row,
                $"{insert.Columns.Count} columns need as many values; here are {row.Items.Count}.");
        }

        foreach (var (column, value) in insert.Columns.Zip(row.Items,
            (column, value) => (column, value)))
        {
            new SqlConstantBinder(context).Bind(column, value);
        }
    }

    private static void BindValue(SqlBindingContext context, SqlScope scope, SqlColumnReference column, SqlExpressionNode value)
    {
        BindColumn(context, scope, column);
        new SqlConstantBinder(context).Bind(column, value);
    }

    private static void BindColumn(SqlBindingContext context, SqlScope scope, SqlColumnReference reference)
    {
        if (scope.Find(reference) is not { } use)
        {
            return;
        }

        context.Names.Add(reference, use);
        context.Names.Add(reference, use.Column.Value);
        if (SqlSystemColumns.Contains(use.Column) || !SqlColumnTypes.IsWritable(use.Column.Type))
        {
            context.Report(
                SqlProblemCode.NotWritable,
                reference,
                $"SQL can't write {SqlPrinter.ShortName(use.Column.Name)}, a column of the type {use.Column.Type}.");
        }
    }

    private static void BindWhere(SqlBindingContext context, SqlScope scope, SqlExpressionNode? where)
    {
        if (where is not null)
        {
            new SqlExpressionBinder(context, scope, SqlPlace.Where, []).BindWhole(where);
        }
    }

    private static void ComplainNoWhere(SqlBindingContext context, SqlStatementNode statement, string word, string does) =>
        context.Report(
        SqlProblemCode.NoWhere,
        new SqlSpan(statement.Span.Start, word.Length),
        $"Without WHERE this {does} every row of the table.");
}
