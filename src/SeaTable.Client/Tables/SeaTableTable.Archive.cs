namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    private readonly SeaTableBigData<TRow>? _bigData;

    /// <summary>Gets the big-data storage of the table.</summary>
    public virtual SeaTableBigData<TRow> BigData => _bigData ?? throw Mocking.NotReplaced(this);

    /// <summary>Locks rows, 1,000 in a call, so that nobody changes them in the browser.</summary>
    /// <param name="rowIds">The rows' ids; archived rows can't be locked.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been locked all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableRowException">An id is empty: the row was never stored. Nothing was sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; locking again is safe.</exception>
    /// <remarks>It takes an Enterprise server. See https://api.seatable.com/reference/lockrows.</remarks>
    public virtual Task LockAsync(IEnumerable<string> rowIds, CancellationToken cancellationToken = default) =>
        Operations.Ids.SendAsync(RowIdOperation.Lock, RowList.ToDelete(rowIds), cancellationToken);

    /// <summary>Unlocks rows, 1,000 in a call.</summary>
    /// <param name="rowIds">The rows' ids.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been unlocked all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableRowException">An id is empty: the row was never stored. Nothing was sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; unlocking again is safe.</exception>
    /// <remarks>It takes an Enterprise server. See https://api.seatable.com/reference/unlockrows.</remarks>
    public virtual Task UnlockAsync(IEnumerable<string> rowIds, CancellationToken cancellationToken = default) =>
        Operations.Ids.SendAsync(RowIdOperation.Unlock, RowList.ToDelete(rowIds), cancellationToken);

    /// <summary>Moves the rows that a view shows into the big-data storage.</summary>
    /// <param name="view">The view, one of the table's <c>Views</c>, or its name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been moved all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The table has no such view.</exception>
    /// <exception cref="SeaTableConfigurationException">The server is older than 6.0: it would take all rows of the table.
    /// Nothing was sent.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so the rows may be archived or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where the base has no such
    /// storage.</exception>
    /// <remarks>
    /// It costs two calls, and the first time a third one, which asks for the version of the server. See
    /// https://api.seatable.com/reference/archiveview.
    /// </remarks>
    public virtual Task ArchiveAsync(ViewReference view, CancellationToken cancellationToken = default) =>
        Operations.Archive.ArchiveAsync(view, cancellationToken);

    /// <summary>Moves rows back from the big-data storage, 10,000 in a call. Ids that are not there are no error.</summary>
    /// <param name="rowIds">The rows' ids.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been moved all the
    /// same.</param>
    /// <returns>A task that represents the operation. A server may take a moment to move them after its answer.</returns>
    /// <exception cref="SeaTableRowException">An id is empty: the row was never stored. Nothing was sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; doing it again is safe.</exception>
    /// <remarks>See https://api.seatable.com/reference/unarchiverows.</remarks>
    public virtual Task UnarchiveAsync(IEnumerable<string> rowIds, CancellationToken cancellationToken = default) =>
        Operations.Ids.SendAsync(RowIdOperation.Unarchive, RowList.ToDelete(rowIds), cancellationToken);
}
