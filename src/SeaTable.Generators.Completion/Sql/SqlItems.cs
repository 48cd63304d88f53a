using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>Lists what can stand at a caret in a statement, the likeliest first.</summary>
internal sealed class SqlItems
{
    private readonly SqlCaret _caret;
    private readonly SqlSchema _schema;
    private readonly SqlPlaceAtCaret _place;
    private readonly List<(SqlTableReference? Reference, SqlTable Table)> _tables;

    private SqlItems(SqlCaret caret, SqlSchema schema, string? table)
    {
        (_caret, _schema, _place) = (caret, schema, SqlPlaceAtCaret.Of(caret));
        _tables = [.. SqlNamedTables.Of(caret.Rest).SelectMany(reference =>
            SqlNameLookup.Tables(schema, reference.Name.Text).Take(1).Select(found => ((SqlTableReference?)reference, found)))];
        if (_tables.Count == 0)
        {
            // Of a statement that names none yet, the table is known that it is handed to, and the only one there is.
            var known = schema.Tables.FirstOrDefault(one => one.Name == table)
                ?? (schema.Tables.Count == 1 ? schema.Tables[0] : null);
            _tables.AddRange(known is null ? [] : [(null, known)]);
        }
    }

    /// <summary>Lists what can stand at a caret.</summary>
    /// <param name="caret">The caret.</param>
    /// <param name="schema">The base that the statement is meant for.</param>
    /// <param name="table">The name of the table to whose class the statement is handed, if it is told.</param>
    public static IReadOnlyList<SqlItem> Of(SqlCaret caret, SqlSchema schema, string? table = null)
    {
        SqlItems items = new(caret, schema, table);
        var all = caret.Kind switch
        {
            SqlTokenKind.Text => items.Options(),
            SqlTokenKind.QuotedName => items.Names(),
            _ => [.. items.Options(), .. items.Constants(), .. items.Names(), .. items.Functions(), .. items.Keywords()],
        };
        return [.. all];
    }

    private bool Expects(SqlExpected expected) => (_place.Expected & expected) != 0;

    private IEnumerable<SqlItem> Names()
    {
        if (Expects(SqlExpected.Tables))
        {
            return _schema.Tables.Select(table =>
                new SqlItem(SqlItemKind.Table, table.Name, Code(table.Name), "table", SqlDescriptions.Of(table)));
        }

        var aliases = Expects(SqlExpected.Aliases) ? Aliases() : [];
        var columns = Expects(SqlExpected.Columns | SqlExpected.WritableColumns) ? Columns() : [];
        return aliases.Concat(columns);
    }

    private IEnumerable<SqlItem> Columns()
    {
        var isWritten = Expects(SqlExpected.WritableColumns);
        var tables = _tables.Where(entry => _place.Qualifier is not { } qualifier || Is(entry, qualifier)).ToList();
        var columns = tables.SelectMany(entry => entry.Table.Columns
                .Where(column => isWritten ? SqlColumnTypes.IsWritable(column.Type) : column.Value.Kind != SqlKind.Nothing)
                .Select(column => Column(tables, entry, column)));
        var system = isWritten
            ? []
            : tables.SelectMany(entry => SqlSystemColumns.All
                .Where(column => !entry.Table.ColumnsNamed(column.Name).Any())
                .Select(column => Column(tables, entry, column)));
        var qualifiers = tables.Count > 1 ? tables.Select(entry => new SqlItem(
            SqlItemKind.Table, Called(entry), Code(Called(entry)), "table", SqlDescriptions.Of(entry.Table))) : [];
        return columns.Concat(qualifiers).Concat(system);
    }

    private SqlItem Column(
        List<(SqlTableReference? Reference, SqlTable Table)> tables, (SqlTableReference? Reference, SqlTable Table) entry,
        SqlSchemaColumn column)
    {
        // A name that several tables have means none of them.
        var isShared = tables.Count > 1 && tables.Count(other => SqlNameLookup.Columns(other.Table, column.Name).Count > 0) > 1;
        return new SqlItem(
            SqlItemKind.Column,
            column.Name,
            isShared ? $"{Code(Called(entry))}.{Whole(column.Name)}" : Code(column.Name),
            tables.Count > 1 ? $"{Called(entry)}: {SqlDescriptions.Type(column)}" : SqlDescriptions.Type(column),
            SqlDescriptions.Of(entry.Table, column));
    }

    /// <summary>The names behind AS in the list of columns.</summary>
    private IEnumerable<SqlItem> Aliases() =>
        SqlParser.Parse(_caret.Rest).Statement is SqlSelect select
            ? select.Items.Where(item => item.Alias is not null).Select(item => new SqlItem(
                SqlItemKind.Column, item.Alias!.Text, Code(item.Alias.Text), "selected", $"What is selected as {item.Text}."))
            : [];

    private IEnumerable<SqlItem> Options() =>
        Compared() is { } column
            ? column.Options.Select(option => new SqlItem(
                SqlItemKind.Option,
                option,
                Quoted(option) ?? SqlQuoting.Text(option),
                "option",
                SqlDescriptions.Of(column, option)))
            : [];

    private IEnumerable<SqlItem> Constants()
    {
        if (Expects(SqlExpected.Star))
        {
            yield return Constant("*", "All columns.");
        }

        if (Compared() is { } column && SqlKinds.Compared(column.Value) == SqlKind.Boolean)
        {
            yield return Constant("true", "A cell that is checked.");
            yield return Constant("false", "A cell that is not checked.");
        }
    }

    private IEnumerable<SqlItem> Functions()
    {
        if (!Expects(SqlExpected.Functions) || _place.Qualifier is not null)
        {
            return [];
        }

        // What is compared with dates comes first where dates are.
        var isDate = Compared() is { } column && SqlKinds.Compared(column.Value) == SqlKind.Date;
        return FunctionCatalogue.All.Where(function => function.IsInSql)
            .OrderBy(function => isDate && function.Result == SqlKind.Date ? 0 : 1)
            .Select(function => new SqlItem(
                SqlItemKind.Function,
                function.Name,
                function.Most == 0 ? $"{function.Name}()" : $"{function.Name}(",
                SqlDescriptions.Signature(function),
                SqlDescriptions.Of(function)));
    }

    private IEnumerable<SqlItem> Keywords() =>
        _place.Keywords.Select(word => new SqlItem(SqlItemKind.Keyword, word, word, "", $"{word}, a word of SQL."));

    /// <summary>The column whose values are expected, or null.</summary>
    private SqlSchemaColumn? Compared()
    {
        if (!Expects(SqlExpected.Values) || _place.Column is not { Count: > 0 } words)
        {
            return null;
        }

        var qualifier = words.Count > 1 ? words[0].Text : null;
        return _tables.Where(entry => qualifier is null || Is(entry, qualifier))
            .SelectMany(entry => SqlNameLookup.Columns(entry.Table, words[words.Count - 1].Text)).FirstOrDefault();
    }

    private static SqlItem Constant(string word, string description) =>
        new(SqlItemKind.Constant, word, word, "", description);

    /// <summary>A name as it is written: in backticks where somebody has begun one, or where it needs them.</summary>
    private string Code(string name) => Quoted(name) ?? SqlPrinter.ShortName(name);

    /// <summary>The same behind a point, where no quote is there yet.</summary>
    private string Whole(string name) =>
        _caret.Quote is { } quote ? SqlQuoting.Quote(name, quote) : SqlPrinter.ShortName(name);

    /// <summary>What goes behind the quote that is there already; null when there is none.</summary>
    private string? Quoted(string name) => _caret.Quote is { } quote ? SqlQuoting.Quote(name, quote).Substring(1) : null;

    private static string Called((SqlTableReference? Reference, SqlTable Table) entry) =>
        entry.Reference?.Alias?.Text ?? entry.Table.Name;

    private static bool Is((SqlTableReference? Reference, SqlTable Table) entry, string name) =>
        string.Equals(Called(entry), name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(entry.Table.Name, name, StringComparison.OrdinalIgnoreCase);
}
