using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Facts;

/// <summary>What the names in the formulas of a base mean.</summary>
/// <param name="linked">Where the links of the base lead.</param>
internal sealed class FormulaColumns<TTable, TColumn>(LinkedColumns<TTable, TColumn> linked)
    where TTable : class, ITableFacts<TColumn>
    where TColumn : class, IColumnFacts
{
    /// <summary>How many conditions are followed that stand in one another.</summary>
    private const int MaxDepth = 8;

    /// <summary>Gets the column that a name or a key means by itself, or null.</summary>
    public static TColumn? Own(TTable table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name == name) ?? table.FindColumn(name);

    /// <summary>
    /// Gets what stands between braces: a column of the table, or with a point between them a link and a column of the table it
    /// leads to.
    /// </summary>
    /// <returns>The column or link of the table, and of a link the other table and the column there.</returns>
    public (TColumn Column, TTable? Other, TColumn? Linked)? Find(TTable table, string name)
    {
        if (Own(table, name) is { } own)
        {
            return (own, null, null);
        }

        // Names may have points themselves, so each of them may be the one between.
        for (var point = name.IndexOf('.'); point >= 0; point = name.IndexOf('.', point + 1))
        {
            var (first, second) = (name.Substring(0, point), name.Substring(point + 1));
            foreach (var (link, other) in LinksNamed(table, first))
            {
                if (Own(other, second) is { } column)
                {
                    return (link, other, column);
                }
            }
        }

        return null;
    }

    /// <summary>Gets the link of a name, its own, its key or that of the table that it leads to, and that table.</summary>
    public (TColumn Link, TTable Other)? FindLink(TTable table, string name) =>
        LinksNamed(table, name).Select(found => ((TColumn, TTable)?)found).FirstOrDefault();

    /// <summary>Gets the columns whose values a formula looks at, as far as they are there, with their tables.</summary>
    public IEnumerable<(TTable Table, TColumn Column)> ValuesIn(TTable table, string formula) =>
        FormulaNames.In(formula).Select(name => ValueOf(table, name)).OfType<(TTable, TColumn)>();

    /// <summary>Gets the names in a formula that mean no column of the base.</summary>
    public IEnumerable<string> MissingIn(TTable table, string formula) => MissingIn(table, formula, MaxDepth);

    private IEnumerable<string> MissingIn(TTable table, string formula, int depth) =>
        FormulaNames.In(formula).SelectMany(name => Missing(table, name, depth));

    private IEnumerable<string> Missing(TTable table, FormulaName name, int depth)
    {
        var isMissing = name.Kind switch
        {
            FormulaNameKind.Column => Find(table, name.Text) is null,
            FormulaNameKind.Link => FindLink(table, name.Text) is null,
            FormulaNameKind.LinkedColumn => OtherOf(table, name) is { } other && Own(other, name.Text) is null,
            _ => false,
        };
        return isMissing ? [name.Text]
            : name.Kind == FormulaNameKind.Condition && depth > 0 && OtherOf(table, name) is { } linkedTable
            ? MissingIn(linkedTable, name.Text, depth - 1)
            : [];
    }

    private (TTable Table, TColumn Column)? ValueOf(TTable table, FormulaName name) => name.Kind switch
    {
        FormulaNameKind.Column when Find(table, name.Text) is { } found => (found.Other ?? table, found.Linked ?? found.Column),
        FormulaNameKind.LinkedColumn when OtherOf(table, name) is { } other && Own(other, name.Text) is { } column =>
            (other, column),
        _ => null,
    };

    private TTable? OtherOf(TTable table, FormulaName name) =>
        name.Link is { } link && FindLink(table, link) is { } found ? found.Other : null;

    private IEnumerable<(TColumn Link, TTable Other)> LinksNamed(TTable table, string name) =>
        from link in table.Columns
        where link.TypeName == ColumnTypeNames.Link
        let other = linked.OtherTable(table, link)
        where other is not null && (link.Name == name || other.Name == name || link == table.FindColumn(name))
        select (link, other);
}
