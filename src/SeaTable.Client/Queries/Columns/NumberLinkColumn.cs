using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A link column that shows a number of the linked rows.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
public sealed class NumberLinkColumn<TRow> : LinkColumn<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="read">Reads a cell.</param>
    public NumberLinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(table, column, read)
    {
        Only = new OnlyNumber(Source);
    }

    /// <summary>What the column shows of the linked row where there is exactly one, which is what SeaTable compares.</summary>
    public OnlyNumber Only { get; }
}
