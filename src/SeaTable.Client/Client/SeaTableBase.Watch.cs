namespace SeaTable;

public abstract partial class SeaTableBase
{
    /// <summary>
    /// Watches all tables that the code knows: tells what becomes of their rows, whoever does it, as it happens.
    /// </summary>
    /// <param name="options">Where to go on, and how often to look; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which ends the watch.</param>
    /// <returns>
    /// The changes. <see cref="SeaTableChange{TRow}.Row"/> is of the generated class of its table, as in
    /// <c>change.Row is ContactsRow contact</c>.
    /// </returns>
    /// <exception cref="ArgumentException">An option can't be right.</exception>
    /// <exception cref="SeaTableException">While it is read: the base can't be watched, and trying again would not
    /// help.</exception>
    /// <remarks>One connection serves all tables; rows are read in a call for each table of which some have changed.</remarks>
    public virtual IAsyncEnumerable<SeaTableChange<SeaTableRow>> WatchAsync(
        SeaTableWatchOptions? options = null, CancellationToken cancellationToken = default) =>
        Watch.Start<SeaTableRow>(Client.Session, options, null, cancellationToken);

    /// <summary>Tells the changes of the base as they happen, by the default options.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests, which ends the watch.</param>
    /// <returns>The changes.</returns>
    public virtual IAsyncEnumerable<SeaTableChange<SeaTableRow>> WatchAsync(CancellationToken cancellationToken) =>
        WatchAsync(null, cancellationToken);
}
