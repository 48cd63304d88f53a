namespace SeaTable;

/// <summary>Queries that mean one row.</summary>
public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Reads the only row, and fails when there is none or several.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The row.</returns>
    /// <exception cref="SeaTableQueryException">There is no such row, or more than one; or the query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<TRow> SingleAsync(CancellationToken cancellationToken = default) =>
        await SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? throw Source.Rows.None();

    /// <summary>Reads the only row, and fails when there are several.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The row, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">There is more than one such row; or the query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<TRow?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        TRow? only = null;
        await foreach (var row in Take(2).WithCancellation(cancellationToken).ConfigureAwait(false))
            only = only is null ? row : throw Source.Rows.Several(only, row);

        return only;
    }
}
