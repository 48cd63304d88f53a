using SeaTable.Queries;

namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Adds the rows of a stream, 1,000 in a call.</summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored, and it gets its
    /// <see cref="SeaTableRow.RowId"/>.</param>
    /// <param name="progress">Is told how far it has come, after each call and portion; <see langword="null"/> if
    /// nobody asks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which the stream gets, too. Rows may have
    /// been stored all the same.</param>
    /// <returns>How many rows were added.</returns>
    /// <exception cref="SeaTableException">
    /// A portion could not be added, for the reasons that <see cref="AddRangeAsync(IEnumerable{TRow}, CancellationToken)"/>
    /// gives. The portions before are stored; <see cref="SeaTableException.Outcome"/> tells of each row of this one.
    /// </exception>
    /// <remarks>
    /// The first portion has 1,000 rows, the following ones up to 10,000 or 32 MB of JSON; each is stored and proven before the
    /// next is read from the stream, so that no more than one is in memory. When the stream itself fails, its exception passes
    /// through, and the rows that it gave for the unfinished portion are not stored: they have no
    /// <see cref="SeaTableRow.RowId"/>.
    /// </remarks>
    public virtual Task<long> AddRangeAsync(
        IAsyncEnumerable<TRow> rows, IProgress<SeaTableProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var portions = Portions(rows, progress);
        return portions.WriteAsync(
            portion => Operations.Writer.AddAsync(RowList.ToAdd(portion), cancellationToken, portions.Take), cancellationToken);
    }

    /// <summary>Stores the columns of the rows of a stream that were assigned since each was read or stored, 1,000 rows in a
    /// call.</summary>
    /// <param name="rows">The rows. Those to which nothing was assigned are passed over.</param>
    /// <param name="progress">Is told how far it has come, after each call and portion; <see langword="null"/> if
    /// nobody asks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which the stream gets, too. Rows may have
    /// been updated all the same.</param>
    /// <returns>How many rows the stream had.</returns>
    /// <exception cref="SeaTableException">
    /// A portion could not be updated, for the reasons that
    /// <see cref="UpdateRangeAsync(IEnumerable{TRow}, CancellationToken)"/> gives. The portions before are stored;
    /// <see cref="SeaTableException.Outcome"/> tells of each row of this one.
    /// </exception>
    /// <remarks>
    /// The first portion has 1,000 rows, the following ones up to 10,000 or 32 MB of JSON; each is stored and proven before the
    /// next is read from the stream. When the stream itself fails, its exception passes through, and the rows that it gave for
    /// the unfinished portion keep their changes.
    /// </remarks>
    public virtual Task<long> UpdateRangeAsync(
        IAsyncEnumerable<TRow> rows, IProgress<SeaTableProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var portions = Portions(rows, progress);
        return portions.WriteAsync(
            portion => UpdatePortionAsync(portion, cancellationToken, portions.Take), cancellationToken);
    }

    /// <summary>Adds the rows of a stream whose key the base does not have, and updates those whose key it has.</summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored.</param>
    /// <param name="key">The column that tells rows apart: <c>c =&gt; c.Email</c>.</param>
    /// <param name="options">How to behave; <see langword="null"/> for the usual.</param>
    /// <param name="progress">Is told how far it has come, after each portion; <see langword="null"/> if nobody asks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which the stream gets, too. Rows may have
    /// been stored all the same.</param>
    /// <returns>How many rows were added, updated and left, and the keys that several rows of the base have.</returns>
    /// <exception cref="SeaTableQueryException">The column can't be a key.</exception>
    /// <exception cref="SeaTableException">
    /// A portion could not be stored, for the reasons that
    /// <see cref="UpsertRangeAsync(IEnumerable{TRow}, Func{TColumns, ISqlSortable}, CancellationToken)"/> gives. The portions
    /// before are stored; <see cref="SeaTableException.Outcome"/> tells of each row of this one. The same call may be made again.
    /// </exception>
    /// <remarks>
    /// The first portion has 1,000 rows, the following ones up to 10,000 or 32 MB of JSON; each is stored before the next is read
    /// from the stream. A key that comes again in a later portion updates the row that the earlier one has stored.
    /// </remarks>
    public virtual async Task<SeaTableUpsertTotals> UpsertRangeAsync(
        IAsyncEnumerable<TRow> rows, Func<TColumns, ISqlSortable> key, SeaTableUpsertOptions? options = null,
        IProgress<SeaTableProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var (source, upserter) = (Source.Of(key).Source, Operations.Upserter);
        var totals = new SeaTableUpsertTotals();
        await Portions(rows, progress).WriteAsync(
            async portion =>
            {
                var (result, bytes) = await upserter.UpsertAsync(
                    RowList.ToUpsert(portion), source, options ?? new(), cancellationToken).ConfigureAwait(false);
                totals = totals.Plus(result);
                return bytes;
            },
            cancellationToken).ConfigureAwait(false);
        return totals;
    }

    /// <summary>Deletes the rows of a stream of ids, 10,000 in a call. Ids that are not there are no error.</summary>
    /// <param name="rowIds">The rows' ids.</param>
    /// <param name="progress">Is told how far it has come, after each call; <see langword="null"/> if nobody asks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which the stream gets, too. Rows may have
    /// been deleted all the same.</param>
    /// <returns>How many ids the stream had.</returns>
    /// <exception cref="SeaTableException">
    /// A portion could not be deleted: an id is empty, the server can't be reached, or refused. Those before are deleted;
    /// <see cref="SeaTableException.Outcome"/> tells of each id of this one.
    /// </exception>
    public virtual Task<long> DeleteRangeAsync(
        IAsyncEnumerable<string> rowIds, IProgress<SeaTableProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        var remover = Operations.Remover;
        var portions = new RowPortions<string>(
            rowIds, progress, ids => new SeaTableWriteOutcome { NotStoredRowIds = ids }, RowRemover.MaxRows);
        return portions.WriteAsync(
            async ids =>
            {
                await remover.DeleteAsync(RowList.ToDelete(ids), cancellationToken).ConfigureAwait(false);
                return 0;
            },
            cancellationToken);
    }

    private Task<long> UpdatePortionAsync(
        IEnumerable<TRow> rows, CancellationToken cancellationToken, Action<int>? onTaken = null)
    {
        var changed = RowList.ToUpdate(rows);
        foreach (var row in changed.Where(row => row.IsChanged))
            row.MarkWritten();

        return Operations.Writer.UpdateAsync(changed, cancellationToken, onTaken);
    }

    private static RowPortions<TRow> Portions(IAsyncEnumerable<TRow> rows, IProgress<SeaTableProgress>? progress)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new RowPortions<TRow>(rows, progress, portion => new SeaTableWriteOutcome { NotStored = portion });
    }
}
