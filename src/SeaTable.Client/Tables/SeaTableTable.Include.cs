namespace SeaTable;

/// <summary>Linked rows of rows that no query reads.</summary>
public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Reads one row, and the rows that it links.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="include">Says what is read along: <c>i =&gt; i.Include(c =&gt; c.Company)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The row, or <see langword="null"/> when the server says that there is none of that id.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call more for each link column, as a rule; <c>Include</c> of queries tells more of that.
    /// </remarks>
    public virtual async Task<TRow?> GetAsync(
        string rowId, Func<SeaTableInclude<TColumns>, SeaTableInclude<TColumns>> include,
        CancellationToken cancellationToken = default)
    {
        var includes = SeaTableInclude<TColumns>.Of(Source.Columns, include);
        var row = await GetAsync(rowId, cancellationToken).ConfigureAwait(false);
        if (row is not null)
            await Operations.Reader.IncludeAsync([row], includes, cancellationToken).ConfigureAwait(false);

        return row;
    }

    /// <summary>Reads the rows that some rows link, and gives them to <see cref="LinkList{TRow}.Rows"/> of these.</summary>
    /// <param name="rows">The rows, which were read before, in whatever way.</param>
    /// <param name="include">Says what is read: <c>i =&gt; i.Include(c =&gt; c.Company).Include(c =&gt; c.Deals)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task without a result; when it fails, some of the rows may have their linked rows.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// The links are those that the rows were read with; of rows that were read without the column they are read, 1,000 rows in
    /// a call. Other calls are those that <c>Include</c> of a query costs for one page.
    /// </remarks>
    public virtual Task IncludeAsync(
        IEnumerable<TRow> rows, Func<SeaTableInclude<TColumns>, SeaTableInclude<TColumns>> include,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var includes = SeaTableInclude<TColumns>.Of(Source.Columns, include);
        List<TRow> all = [.. rows];
        all.ForEach(row => RowIds.Check((row ?? throw new ArgumentException("A row is null.", nameof(rows))).RowId));
        return Operations.Reader.IncludeAsync(all, includes, cancellationToken);
    }

    /// <summary>The rows that a view shows, in its order, and the rows that these link.</summary>
    /// <param name="view">The view, one of the table's <c>Views</c>.</param>
    /// <param name="include">Says what is read along: <c>i =&gt; i.Include(c =&gt; c.Company)</c>.</param>
    /// <returns>The rows, which are read when they are asked for, with the linked rows of each page.</returns>
    /// <remarks>
    /// Pages have 1,000 rows. Links of a column that the view hides are read, too, which costs one call more for each page.
    /// </remarks>
    public virtual SeaTableRows<TRow> InView(
        SeaTableView<TRow> view, Func<SeaTableInclude<TColumns>, SeaTableInclude<TColumns>> include)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (reader, includes) = (Operations.Reader, SeaTableInclude<TColumns>.Of(Source.Columns, include));
        return new SeaTableRows<TRow>(cancellationToken => reader.ReadViewAsync(view, includes, cancellationToken));
    }

    /// <summary>The rows that a SQL statement selects, typed, and the rows that these link.</summary>
    /// <param name="sql">The statement: <c>SELECT * FROM</c> this table, with a <c>LIMIT</c>.</param>
    /// <param name="include">Says what is read along: <c>i =&gt; i.Include(c =&gt; c.Company)</c>.</param>
    /// <returns>The rows, which are read when they are asked for, with their linked rows.</returns>
    /// <exception cref="SeaTableQueryException">A value in a hole can't be a parameter.</exception>
    public virtual SeaTableRows<TRow> FromSql(
        [SeaTableSql] SqlText sql, Func<SeaTableInclude<TColumns>, SeaTableInclude<TColumns>> include)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var (reader, includes) = (Operations.Reader, SeaTableInclude<TColumns>.Of(Source.Columns, include));
        return new SeaTableRows<TRow>(cancellationToken => reader.ReadSqlAsync(sql, includes, cancellationToken));
    }
}
