using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A link column.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
/// <remarks>SQL sees of a link what it shows, so links to rows that show nothing count as none.</remarks>
public class LinkColumn<TRow> : FilterExpression, ISqlSortable, ISqlValue<LinkList<TRow>>
    where TRow : SeaTableRow
{
    private readonly CellReading<LinkList<TRow>> _read;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="read">Reads a cell.</param>
    public LinkColumn(TableSchema table, int column, CellReading<LinkList<TRow>> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    LinkList<TRow> ISqlValue<LinkList<TRow>>.Read(ref CellReader reader) => _read(ref reader);
}
