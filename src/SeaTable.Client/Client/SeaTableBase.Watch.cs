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

    /// <summary>Reads the rows that events of a webhook are about, and tells what became of them.</summary>
    /// <param name="events">The events, of which the signatures were checked.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The changes, as <see cref="WatchAsync(SeaTableWatchOptions, CancellationToken)"/> tells them but without a position.
    /// Events of another base and of tables that the code does not know change nothing.
    /// </returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call for each table and 1,000 rows. An event of many rows names one of them; the others are looked up in the
    /// server's log, which costs a call for each page that is read of it, and told as
    /// <see cref="SeaTableChangeKind.Resynchronize"/> when they are not found there. <c>MapSeaTableWebhook</c> of
    /// <c>SeaTable.Hosting</c> calls it in ASP.NET Core.
    /// </remarks>
    public virtual Task<IReadOnlyList<SeaTableChange<SeaTableRow>>> ReadWebhookAsync(
        IEnumerable<SeaTableWebhookEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new WebhookChanges(Client.Session).ReadAsync([.. events], cancellationToken);
    }
}
