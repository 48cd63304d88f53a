using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A link column that shows a text of the linked rows.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
public sealed class TextLinkColumn<TRow> : LinkColumn<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="read">Reads a cell.</param>
    public TextLinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(table, column, read)
    {
        First = new FirstText(Source);
    }

    /// <summary>What the column shows of the first linked row, which is what SeaTable compares.</summary>
    public FirstText First { get; }
}
