using SeaTable.Queries;

namespace SeaTable;

/// <summary>Queries that read linked rows along.</summary>
public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>
    /// Reads the rows along that a link column leads to: <see cref="LinkList{TRow}.Rows"/> of the column's property has them.
    /// </summary>
    /// <typeparam name="TOther">The row class of the linked table.</typeparam>
    /// <typeparam name="TOtherColumns">The generated class of its columns.</typeparam>
    /// <param name="link">Gives the column: <c>c =&gt; c.Company</c>.</param>
    /// <returns>The query.</returns>
    /// <remarks>
    /// It costs one call for each page and each 10,000 different linked rows of it, and one for each 1,000 rows and 100 links
    /// whose cells have 50 links or more, which the server cuts off. A row that several rows of a page link is read once, and is
    /// the same object in their lists. Linked rows are read after those that link them: one that was deleted in between is left
    /// out, as is its link. What selects values, counts or groups reads no rows, and so no linked ones.
    /// </remarks>
    public virtual SeaTableQuery<TRow, TColumns> Include<TOther, TOtherColumns>(
        Func<TColumns, LinkColumn<TOther, TOtherColumns>> link)
        where TOther : SeaTableRow
        where TOtherColumns : class =>
        new(Source, Plan.Include(SeaTableInclude<TColumns>.Of(Source.Columns, link, null)));

    /// <summary>
    /// Reads the rows along that a link column leads to, and those that link columns of these lead to.
    /// </summary>
    /// <typeparam name="TOther">The row class of the linked table.</typeparam>
    /// <typeparam name="TOtherColumns">The generated class of its columns.</typeparam>
    /// <param name="link">Gives the column: <c>c =&gt; c.Company</c>.</param>
    /// <param name="nested">Says what is read along of the linked rows: <c>o =&gt; o.Include(x =&gt; x.Country)</c>.</param>
    /// <returns>The query.</returns>
    /// <remarks>
    /// Each level costs what <c>Include</c> of one column does. Links may lead back to the table, or to the same one: each level
    /// has rows of its own, so that only what is included has <see cref="LinkList{TRow}.Rows"/>.
    /// </remarks>
    public virtual SeaTableQuery<TRow, TColumns> Include<TOther, TOtherColumns>(
        Func<TColumns, LinkColumn<TOther, TOtherColumns>> link,
        Func<SeaTableInclude<TOtherColumns>, SeaTableInclude<TOtherColumns>> nested)
        where TOther : SeaTableRow
        where TOtherColumns : class
    {
        ArgumentNullException.ThrowIfNull(nested);
        return new(Source, Plan.Include(SeaTableInclude<TColumns>.Of(Source.Columns, link, nested)));
    }
}
