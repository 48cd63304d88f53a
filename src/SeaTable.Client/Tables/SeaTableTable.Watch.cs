namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Watches the table: tells what becomes of its rows, whoever does it, as it happens.</summary>
    /// <param name="options">Where to go on, and how often to look; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which ends the watch.</param>
    /// <returns>
    /// The changes, each with the row as it was read afterwards. It ends by cancellation, when its reader stops, and by what
    /// does not pass.
    /// </returns>
    /// <exception cref="ArgumentException">An option can't be right.</exception>
    /// <exception cref="SeaTableException">While it is read: the base can't be watched, and trying again would not
    /// help.</exception>
    /// <remarks>
    /// It keeps a connection of its own, and reads the rows that have changed within a window in one call for up to 1,000. What
    /// happened while the connection was lost is read from the server's log. What no list of the server names is told as
    /// <see cref="SeaTableChangeKind.Resynchronize"/>.
    /// </remarks>
    public virtual IAsyncEnumerable<SeaTableChange<TRow>> WatchAsync(
        SeaTableWatchOptions? options = null, CancellationToken cancellationToken = default) =>
        Watch.Start<TRow>(Operations.Session, options, Operations.Schema.Id, cancellationToken);

    /// <summary>Tells the changes of the table as they happen, by the default options.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which ends the watch.</param>
    /// <returns>The changes.</returns>
    public virtual IAsyncEnumerable<SeaTableChange<TRow>> WatchAsync(CancellationToken cancellationToken) =>
        WatchAsync(null, cancellationToken);
}
