using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Complains about names that nothing has, with what was probably meant. The first words are the server's own.</summary>
internal static class SqlUnknownNames
{
    public static void ComplainTable(SqlBindingContext context, SqlName name)
    {
        var message = ServerMessages.UnknownTable(name.Text);
        if (context.Schema.Tables.FirstOrDefault(table => table.Id == name.Text) is { } byId)
        {
            Report(
                context,
                SqlProblemCode.UnknownTable,
                name,
                $"{message}. That is the id of {SqlPrinter.ShortName(byId.Name)}; SQL knows names only.",
                byId.Name);
            return;
        }

        IReadOnlyList<string> names = [.. context.Schema.Tables.Select(table => table.Name)];
        var nearest = Nearest(name.Text, names);
        if (nearest is null && names.FirstOrDefault(longer => BeginsWithWord(longer, name.Text)) is { } whole)
        {
            context.Report(SqlProblemCode.UnknownTable, name,
                $"{message}. Do you mean {SqlQuoting.Name(whole)}? It needs the backticks.");
            return;
        }

        Report(
            context,
            SqlProblemCode.UnknownTable,
            name,
            nearest is not null ? $"{message}. Did you mean {SqlPrinter.ShortName(nearest)}?"
                : names.Count > 0 ? $"{message}. The base has {Listed(names)}." : message,
            nearest);
    }

    /// <summary>Complains about a column that none of some tables has.</summary>
    public static void ComplainColumn(SqlBindingContext context, SqlName name, IReadOnlyList<SqlTable> tables)
    {
        var message = ServerMessages.UnknownColumn(name.Text);
        SqlSchemaColumn[] columns = [.. tables.SelectMany(table => table.Columns)];
        if (columns.FirstOrDefault(column => column.Key == name.Text) is { } byKey)
        {
            Report(
                context,
                SqlProblemCode.UnknownColumn,
                name,
                $"{message}. That is the key of {SqlPrinter.ShortName(byKey.Name)}; SQL knows names only.",
                byKey.Name);
            return;
        }

        var nearest = Nearest(name.Text,
            columns.Select(column => column.Name).Concat(SqlSystemColumns.All.Select(column => column.Name)));
        if (nearest is not null)
        {
            Report(context, SqlProblemCode.UnknownColumn, name, $"{message}. Did you mean {SqlPrinter.ShortName(nearest)}?",
                nearest);
        }
        else if (columns.FirstOrDefault(column => BeginsWithWord(column.Name, name.Text)) is { } longer)
        {
            context.Report(
                SqlProblemCode.UnknownColumn,
                name,
                $"{message}. Do you mean {SqlQuoting.Name(longer.Name)}? It needs the backticks.");
        }
        else
        {
            var where = tables.Count == 1 && tables[0].Columns.Count > 0
                ? $". {SqlPrinter.ShortName(tables[0].Name)} has {Listed([.. columns.Select(column => column.Name)])}." : "";
            context.Report(SqlProblemCode.UnknownColumn, name, message + where);
        }
    }

    private static void Report(SqlBindingContext context, SqlProblemCode code, SqlName name, string message,
        string? replacement) =>
        context.Report(
            code,
            name,
            message,
            replacement is null ? null : name.IsQuoted ? SqlQuoting.Name(replacement) : SqlPrinter.ShortName(replacement));

    /// <summary>Of many names, the first.</summary>
    private static string Listed(IReadOnlyList<string> names)
    {
        const int Most = 12;
        var others = names.Count - Most;
        return string.Join(", ", names.Take(Most).Select(SqlPrinter.ShortName)) + (others > 0 ? $" and {others} more" : "");
    }

    private static string? Nearest(string name, IEnumerable<string> candidates) => NearestName.Find(name, candidates);

    /// <summary>Whether a name falls apart without backticks, and begins with a word.</summary>
    private static bool BeginsWithWord(string name, string word) =>
        name.Length > word.Length
        && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && !char.IsLetterOrDigit(name[word.Length])
        && !SqlQuoting.CanStandBare(name);
}
