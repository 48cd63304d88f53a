using System.Runtime.CompilerServices;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>
/// Rows of a table, chosen and sorted by the server and read when they are asked for. A table is the query for all of its rows;
/// <c>Where</c>, <c>OrderBy</c> and the like make narrower ones.
/// </summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
/// <typeparam name="TColumns">The generated class of its columns.</typeparam>
/// <remarks>
/// A query never changes, so it can be kept, used again, and by many callers at once. Values travel as parameters, columns and
/// options by the names that they have when the query is sent. It works with <c>await foreach</c> but is no
/// <see cref="IAsyncEnumerable{T}"/>, so that no method for sequences filters by mistake here what the server could filter;
/// <see cref="AsAsyncEnumerable"/> makes it one.
/// </remarks>
public partial class SeaTableQuery<TRow, TColumns>
    where TRow : SeaTableRow
    where TColumns : SeaTableColumns
{
    private readonly QuerySource<TRow, TColumns>? _source;

    internal SeaTableQuery(QuerySource<TRow, TColumns> source, QueryPlan plan) => (_source, Plan) = (source, plan);

    /// <summary>Initializes a new instance for mocking.</summary>
    /// <remarks>For <c>await foreach</c> a mock sets up <see cref="AsAsyncEnumerable"/>.</remarks>
    // A table sets its source in its constructor; a mock has none.
    protected SeaTableQuery() => Plan = QueryPlan.AllRows;

    internal QuerySource<TRow, TColumns> Source
    {
        get => _source ?? throw Mocking.NotReplaced(this);
        private protected init => _source = value;
    }

    internal QueryPlan Plan { get; }

    /// <summary>Only the rows that meet a condition; of a query that has one already, those that meet both.</summary>
    /// <param name="condition">Makes the condition out of the table's columns: <c>c =&gt; c.Age &gt; 30 &amp;&amp; c.Status ==
    /// ContactsStatus.Lead</c>.</param>
    /// <returns>The query.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    public virtual SeaTableQuery<TRow, TColumns> Where(Func<TColumns, SqlCondition> condition) =>
        new(Source, Plan.Where(Source.Of(condition)));

    /// <summary>Sorts the rows by a column, smallest first; an earlier order is dropped. Equal rows come oldest first.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The query.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    /// <remarks>Where empty cells come, the server decides; it does not document it.</remarks>
    public virtual SeaTableOrderedQuery<TRow, TColumns> OrderBy(Func<TColumns, ISqlSortable> column) =>
        new(Source, Plan.OrderBy(Source.Of(column), isDescending: false));

    /// <summary>Sorts the rows by a column, largest first; an earlier order is dropped. Equal rows come oldest first.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The query.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    /// <remarks>Where empty cells come, the server decides; it does not document it.</remarks>
    public virtual SeaTableOrderedQuery<TRow, TColumns> OrderByDescending(Func<TColumns, ISqlSortable> column) =>
        new(Source, Plan.OrderBy(Source.Of(column), isDescending: true));

    /// <summary>Passes over the first rows.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The query.</returns>
    public virtual SeaTableQuery<TRow, TColumns> Skip(int count) => new(Source, Plan.Skip(count));

    /// <summary>Only the first rows.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The query.</returns>
    public virtual SeaTableQuery<TRow, TColumns> Take(int count) => new(Source, Plan.Take(count));

    /// <summary>
    /// Goes through the rows, for <c>await foreach</c>, reading pages of 10,000 as it goes. Rows added or deleted meanwhile make
    /// it neither skip nor repeat a row; a row whose place in the order changes meanwhile may be passed over. From the
    /// middle of the first page on, the next page is read meanwhile.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows; those of an unsorted query oldest first.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>See https://api.seatable.com/reference/querysql.</remarks>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Goes through the rows, for <c>await foreach</c>, until it is cancelled.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows; those of an unsorted query oldest first.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Goes through the rows, for <c>await foreach</c>.</summary>
    /// <param name="continueOnCapturedContext">Whether the loop goes on where it began, such as in the thread of a user
    /// interface.</param>
    /// <returns>The rows; those of an unsorted query oldest first.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> ConfigureAwait(bool continueOnCapturedContext) =>
        AsAsyncEnumerable().ConfigureAwait(continueOnCapturedContext);

    /// <summary>
    /// The rows as a sequence, for methods that take one. What those filter, they filter after everything was read.
    /// </summary>
    /// <returns>The rows.</returns>
    public virtual IAsyncEnumerable<TRow> AsAsyncEnumerable() => Source.Rows.QueryAsync(Plan, CancellationToken.None);

    /// <summary>Reads the rows.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows; those of an unsorted query oldest first.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TRow>();
        await foreach (var row in WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(row);

        return rows;
    }

    /// <summary>Reads the first row.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The row, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in Take(1).WithCancellation(cancellationToken).ConfigureAwait(false))
            return row;

        return null;
    }

    /// <summary>Whether there is such a row at all.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await Select(columns => columns.RowId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>
    /// The SQL of the first page, with the names of the schema file and a <c>?</c> for each value; for logs and debuggers.
    /// </summary>
    /// <returns>The statement.</returns>
    public override string ToString() => Source.Rows.Show(Plan);
}
