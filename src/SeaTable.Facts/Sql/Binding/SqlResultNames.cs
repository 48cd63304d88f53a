using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>How the server calls the columns of an answer.</summary>
internal sealed class SqlResultNames(SqlBoundNames names, IReadOnlyList<SqlTableReference> from)
{
    /// <summary>
    /// The alias, the column's name, an aggregate as <c>SUM(Age)</c> without backticks, a function in capitals with its arguments
    /// as they were written, or a computation with its columns behind their table's name: <c>Contacts.Age + 10</c>.
    /// </summary>
    public string Of(SqlSelectItem item) => item.Value switch
    {
        _ when item.Alias is not null => item.Alias.Text,
        SqlColumnReference column => names.Column(column)?.Column.Name ?? column.Name.Text,
        SqlCall call when FunctionCatalogue.FindInSql(call.Function.Text) is { IsAggregate: true } =>
            Print(call with { Function = Upper(call) }, Bare),
        SqlCall call => call.Function.Text.ToUpperInvariant() + Arguments(item, call),
        SqlTextLiteral or SqlNumberLiteral or SqlBooleanLiteral or SqlNullLiteral or SqlParameterMarker => item.Text,
        _ => Print(item.Value, Qualified),
    };

    private static SqlName Upper(SqlCall call) => call.Function with { Text = call.Function.Text.ToUpperInvariant() };

    /// <summary>The arguments and their parentheses, letter by letter.</summary>
    private static string Arguments(SqlSelectItem item, SqlCall call)
    {
        var start = call.Function.Span.End - item.Span.Start;
        var length = call.Span.End - call.Function.Span.End;
        return start >= 0 && length >= 0 && start + length <= item.Text.Length
            ? item.Text.Substring(start, length)
            : "(" + string.Join(", ", call.Arguments.Select(SqlPrinter.Print)) + ")";
    }

    private static string Bare(SqlColumnReference column) => column.Name.Text;

    private string Qualified(SqlColumnReference column)
    {
        var use = names.Column(column);
        return (use?.Table.Name ?? column.Table?.Text ?? from[0].Name.Text) + "." + (use?.Column.Name ?? column.Name.Text);
    }

    private static string Print(SqlExpressionNode expression, System.Func<SqlColumnReference, string> nameOf)
    {
        StringBuilder output = new();
        new SqlExpressionPrinter(output, nameOf).Print(expression);
        return output.ToString();
    }
}
