using SeaTable.Queries;

namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Adds the rows whose key the base does not have, and updates those whose key it has.</summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored. Each has a key that no other one has.</param>
    /// <param name="key">
    /// The column that tells rows apart: <c>c =&gt; c.Email</c>. It may hold texts, e-mails, URLs, numbers, days or single
    /// options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been stored all the
    /// same.</param>
    /// <returns>What became of each row, and the keys that several rows of the base have.</returns>
    /// <exception cref="SeaTableQueryException">The column can't be a key.</exception>
    /// <exception cref="SeaTableRowException">A row has no key, or the key of another one, or holds a value that can't be
    /// sent, or two of them would be stored in the same row.</exception>
    /// <exception cref="SeaTableException">
    /// The server can't be reached, or refused; its <see cref="SeaTableException.Outcome"/> tells what became of each row. The
    /// same call may be made again.
    /// </exception>
    /// <remarks>
    /// It looks for the keys, 1,000 in a call, then updates and adds. When the answer to an addition is lost, it waits a moment
    /// and looks again before it adds the rows once more, and at the end it looks whether they came twice. An addition that the
    /// server carries out later still, or that another client makes at the same time, can leave a row twice; that is found and
    /// told by the next upsert of the key. Keys are the same when they are the same letter by letter. The row with the oldest
    /// creation is the one that is updated; columns that hold the values already are not sent. A row that was read and has the
    /// key of another row now becomes that one: it keeps what was assigned to it, and nothing else.
    /// </remarks>
    public virtual Task<SeaTableUpsertResult> UpsertRangeAsync(
        IEnumerable<TRow> rows, Func<TColumns, ISqlSortable> key, CancellationToken cancellationToken = default) =>
        UpsertRangeAsync(rows, key, new SeaTableUpsertOptions(), cancellationToken);

    /// <summary>
    /// Adds the rows whose key the base does not have, updates those whose key it has, and clears doubles if that is permitted.
    /// </summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored. Each has a key that no other one has.</param>
    /// <param name="key">The column that tells rows apart: <c>c =&gt; c.Email</c>.</param>
    /// <param name="options">How to behave.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been stored all the
    /// same.</param>
    /// <returns>What became of each row, and the keys that several rows of the base had.</returns>
    /// <inheritdoc cref="UpsertRangeAsync(IEnumerable{TRow}, Func{TColumns, ISqlSortable}, CancellationToken)"/>
    public virtual async Task<SeaTableUpsertResult> UpsertRangeAsync(
        IEnumerable<TRow> rows, Func<TColumns, ISqlSortable> key, SeaTableUpsertOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (result, _) = await Operations.Upserter.UpsertAsync(
            RowList.ToUpsert(rows), Source.Of(key).Source, options, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
