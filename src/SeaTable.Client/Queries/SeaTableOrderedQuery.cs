using SeaTable.Queries;

namespace SeaTable;

/// <summary>A query that is sorted, and can be sorted further where rows are equal.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
/// <typeparam name="TColumns">The generated class of its columns.</typeparam>
public class SeaTableOrderedQuery<TRow, TColumns> : SeaTableQuery<TRow, TColumns>
    where TRow : SeaTableRow
    where TColumns : SeaTableColumns
{
    internal SeaTableOrderedQuery(QuerySource<TRow, TColumns> source, QueryPlan plan)
        : base(source, plan)
    {
    }

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableOrderedQuery()
    {
    }

    /// <summary>Sorts rows that are equal so far by another column, smallest first.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The query.</returns>
    public virtual SeaTableOrderedQuery<TRow, TColumns> ThenBy(Func<TColumns, ISqlSortable> column) =>
        new(Source, Plan.ThenBy(Source.Of(column), isDescending: false));

    /// <summary>Sorts rows that are equal so far by another column, largest first.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The query.</returns>
    public virtual SeaTableOrderedQuery<TRow, TColumns> ThenByDescending(Func<TColumns, ISqlSortable> column) =>
        new(Source, Plan.ThenBy(Source.Of(column), isDescending: true));

    /// <inheritdoc/>
    public override SeaTableOrderedQuery<TRow, TColumns> Include<TOther, TOtherColumns>(
        Func<TColumns, LinkColumn<TOther, TOtherColumns>> link) =>
        new(Source, Plan.Include(SeaTableInclude<TColumns>.Of(Source.Columns, link, null)));

    /// <inheritdoc/>
    public override SeaTableOrderedQuery<TRow, TColumns> Include<TOther, TOtherColumns>(
        Func<TColumns, LinkColumn<TOther, TOtherColumns>> link,
        Func<SeaTableInclude<TOtherColumns>, SeaTableInclude<TOtherColumns>> nested)
    {
        ArgumentNullException.ThrowIfNull(nested);
        return new(Source, Plan.Include(SeaTableInclude<TColumns>.Of(Source.Columns, link, nested)));
    }
}
