using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>The tables of a statement, and what the names of columns mean among them.</summary>
internal sealed class SqlScope
{
    private readonly SqlBindingContext _context;
    private readonly List<(SqlTableReference Reference, SqlTable? Table)> _tables = [];

    public SqlScope(SqlBindingContext context, IReadOnlyList<SqlTableReference> tables)
    {
        _context = context;
        foreach (var reference in tables)
        {
            _tables.Add((reference, Find(reference)));
        }

        _context.Names.Tables.AddRange(Tables);
    }

    /// <summary>The tables that are known.</summary>
    public IEnumerable<SqlTable> Tables => _tables.Where(entry => entry.Table is not null).Select(entry => entry.Table!);

    /// <summary>Whether some table is not known, so that nothing can be said of columns that are not found.</summary>
    public bool HasUnknown => _tables.Exists(entry => entry.Table is null);

    public int Count => _tables.Count;

    /// <summary>The known tables that a star stands for, each with its place in the statement.</summary>
    public IEnumerable<(int Index, SqlTable Table)> Of(SqlStar star)
    {
        var only = star.Table is null ? null : Index(star.Table);
        if (star.Table is not null && only is null)
        {
            ComplainTable(star.Table);
            return [];
        }

        return Enumerable.Range(0, _tables.Count)
            .Where(index => (only is null || only == index) && _tables[index].Table is not null)
            .Select(index => (index, _tables[index].Table!));
    }

    /// <summary>The column that a reference means, or null after a complaint.</summary>
    public SqlColumnUse? Find(SqlColumnReference reference) =>
        reference.Table is null ? FindAnywhere(reference.Name) : FindIn(reference.Table, reference.Name);

    /// <summary>Whether some table has a column of that name.</summary>
    public bool Has(SqlName name) => Tables.Any(table => SqlNameLookup.Columns(table, name.Text).Count > 0);

    /// <summary>The column that has a text for its name, letter by letter.</summary>
    public SqlSchemaColumn? ColumnOf(SqlTextLiteral text) =>
        Tables.SelectMany(table => table.Columns).FirstOrDefault(column => column.Name == text.Value);

    /// <summary>Whether a name in front of a column is an alias of a table.</summary>
    public bool IsAlias(SqlName table) =>
        _tables.Exists(entry => entry.Reference.Alias is { } alias && Same(alias.Text, table.Text));

    private SqlColumnUse? FindIn(SqlName table, SqlName name)
    {
        if (Index(table) is not { } index)
        {
            ComplainTable(table);
            return null;
        }

        if (_tables[index].Table is not { } found)
        {
            return null;
        }

        var columns = SqlNameLookup.Columns(found, name.Text);
        if (columns.Count == 0)
        {
            SqlUnknownNames.ComplainColumn(_context, name, [found]);
        }

        return One(name, [.. columns.Select(column => new SqlColumnUse(index, found, column))]);
    }

    private SqlColumnUse? FindAnywhere(SqlName name)
    {
        List<SqlColumnUse> uses = [];
        for (var index = 0; index < _tables.Count; index++)
        {
            if (_tables[index].Table is { } table)
            {
                uses.AddRange(SqlNameLookup.Columns(table, name.Text).Select(column => new SqlColumnUse(index, table, column)));
            }
        }

        if (uses.Count == 0 && !HasUnknown)
        {
            SqlUnknownNames.ComplainColumn(_context, name, [.. Tables]);
        }

        return One(name, uses);
    }

    private SqlColumnUse? One(SqlName name, List<SqlColumnUse> uses)
    {
        if (uses.Count <= 1)
        {
            return uses.Count == 0 ? null : uses[0];
        }

        var areInOneTable = uses[0].TableIndex == uses[1].TableIndex;
        _context.Report(SqlProblemCode.AmbiguousColumn, name, areInOneTable
            ? $"{name.Text} could be {string.Join(" or ", uses.Select(use => use.Column.Name))}: write it in exactly the case "
                + "it has."
            : $"{name.Text} is a column of {string.Join(" and of ", uses.Select(use => use.Table.Name))}: write "
                + $"{SqlPrinter.ShortName(uses[0].Table.Name)}.{SqlPrinter.ShortName(uses[0].Column.Name)}.");
        return null;
    }

    private int? Index(SqlName table)
    {
        var byAlias = _tables.FindIndex(entry => entry.Reference.Alias is { } alias && Same(alias.Text, table.Text));
        var found = byAlias >= 0 ? byAlias : _tables.FindIndex(entry => Same(entry.Reference.Name.Text, table.Text));
        return found >= 0 ? found : null;
    }

    private void ComplainTable(SqlName table)
    {
        var nearest = NearestName.Find(table.Text,
            _tables.Select(entry => entry.Reference.Alias?.Text ?? entry.Reference.Name.Text));
        _context.Report(
            SqlProblemCode.UnknownTable,
            table,
            $"{ServerMessages.UnknownTable(table.Text)}. It does not stand behind FROM."
                + (nearest is null ? "" : $" Did you mean {nearest}?"),
            nearest is null ? null : SqlPrinter.ShortName(nearest));
    }

    private SqlTable? Find(SqlTableReference reference)
    {
        var found = SqlNameLookup.Tables(_context.Schema, reference.Name.Text);
        if (found.Count == 0)
        {
            SqlUnknownNames.ComplainTable(_context, reference.Name);
        }

        return found.Count == 0 ? null : found[0];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
