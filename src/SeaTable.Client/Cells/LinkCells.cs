using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>Looks at the links of a column, row by row, for reading the rows that they lead to. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinkCells
{
    private protected LinkCells()
    {
    }

    /// <summary>Shows the links of a row. Called by generated code.</summary>
    /// <typeparam name="TOther">The row class of the linked table.</typeparam>
    /// <param name="links">Where the row keeps them.</param>
    public void Visit<TOther>(ref LinkList<TOther> links)
        where TOther : SeaTableRow => ((LinkCells<TOther>)this).Exchange(ref links);
}

/// <summary>The links of one column.</summary>
/// <param name="column">The column's number in the table's schema.</param>
internal sealed class LinkCells<TOther>(int column) : LinkCells
    where TOther : SeaTableRow
{
    private LinkList<TOther>? _seen;
    private LinkList<TOther>? _new;

    /// <summary>The links of a row; null when nobody knows them, as the column was not read or did not fit.</summary>
    internal LinkList<TOther>? Find(SeaTableRow row)
    {
        if (!row.IsKnown(column))
            return null;

        _new = null;
        row.Visit(column, this);
        return _seen;
    }

    /// <summary>Gives a row other links.</summary>
    internal void Set(SeaTableRow row, LinkList<TOther> links)
    {
        _new = links;
        row.Visit(column, this);
    }

    internal void Exchange(ref LinkList<TOther> links)
    {
        _seen = links;
        links = _new ?? links;
    }
}
