using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>What is told of tables, columns and functions.</summary>
internal static class SqlDescriptions
{
    private const string FunctionsPage = "https://developer.seatable.com/sql/functions/";

    /// <summary>So many options are told, the others counted.</summary>
    private const int MostOptions = 12;

    public static string Of(SqlTable table) =>
        $"The table {table.Name}, which has {table.Columns.Count} columns: {Some(table.Columns.Select(column => column.Name))}";

    public static string Of(SqlTable table, SqlSchemaColumn column)
    {
        var options = column.Options.Count == 0 ? "" : $"\nOptions: {Some(column.Options)}";
        var isWritable = SqlColumnTypes.IsWritable(column.Type) && !SqlSystemColumns.Contains(column);
        return $"The column {column.Name} of {table.Name}: {Type(column)}, {SqlKinds.Words(column.Value)} in SQL."
            + (isWritable ? "" : " SQL can't write it.") + options;
    }

    public static string Of(SqlSchemaColumn column, string option) => $"The option {option} of the column {column.Name}.";

    public static string Of(FunctionFacts function) =>
        $"{Signature(function)}: takes {function.Arity} and gives {SqlKinds.Words(function.Result)}"
        + (function.IsAggregate ? " for a group of rows" : "") + $".\n{FunctionsPage}";

    /// <summary>The type of a column as people say it.</summary>
    public static string Type(SqlSchemaColumn column) => column.Type.Replace('-', ' ');

    /// <summary>A function with its parameters.</summary>
    public static string Signature(FunctionFacts function)
    {
        var count = function.Most == FunctionFacts.AnyNumber ? function.Least : function.Most;
        var parameters = Enumerable.Range(0, count).Select(index =>
            index < function.Least ? Word(function.Parameter(index)) : $"[{Word(function.Parameter(index))}]");
        var more = function.Most == FunctionFacts.AnyNumber ? ", …" : "";
        return $"{function.Name}({string.Join(", ", parameters)}{more})";
    }

    private static string Word(ParameterKind parameter) => parameter switch
    {
        ParameterKind.Number => "number",
        ParameterKind.Text => "text",
        ParameterKind.Date => "date",
        ParameterKind.Geolocation => "place",
        ParameterKind.Rows => "*",
        ParameterKind.Items => "list",
        _ => "value",
    };

    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        var more = all.Count > MostOptions ? $" and {all.Count - MostOptions} more" : "";
        return $"{string.Join(", ", all.Take(MostOptions))}{more}.";
    }
}
