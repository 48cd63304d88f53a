using System.Runtime.CompilerServices;

namespace SeaTable;

/// <summary>A watch of one or all tables that the code knows.</summary>
internal static class Watch
{
    /// <param name="session">What belongs to the client.</param>
    /// <param name="options">How to watch; null for the defaults.</param>
    /// <param name="tableId">The only table to watch; null for all.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">An option can't be right.</exception>
    internal static IAsyncEnumerable<SeaTableChange<TRow>> Start<TRow>(
        ClientSession session, SeaTableWatchOptions? options, string? tableId, CancellationToken cancellationToken)
        where TRow : SeaTableRow
    {
        options ??= new SeaTableWatchOptions();
        options.Check();
        if (options.Position is { } position)
            _ = WatchPosition.Parse(position); // Said at once, not when somebody begins to read.

        return RunAsync<TRow>(session, options, tableId, cancellationToken);
    }

    private static async IAsyncEnumerable<SeaTableChange<TRow>> RunAsync<TRow>(
        ClientSession session, SeaTableWatchOptions options, string? tableId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : SeaTableRow
    {
        var known = session.KnownTables.ById();
        var feed = new ChangeFeed(
            session, options, known, (tableId is null ? known.Keys : [tableId]).ToHashSet(StringComparer.Ordinal));
        await using (feed.ConfigureAwait(false))
        {
            var teller = new ChangeTeller(session, known, isWholeBase: tableId is null, isDeletionTold: true);
            feed.Start();
            while (true)
            {
                var (changes, from, to) = await feed.TakeAsync(cancellationToken).ConfigureAwait(false);
                var token = await session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);

                // Who stops in between gets what began with the next change or later again, and some of it was told.
                ToldChange? next = null;
                await foreach (var change in teller.TellAsync(changes, cancellationToken).ConfigureAwait(false))
                {
                    if (next is not null)
                        yield return next.As<TRow>(Position(Math.Clamp(change.FirstVersion - 1, from, to), to));

                    next = change;
                }

                if (next is not null)
                    yield return next.As<TRow>(Position(to, to));

                string Position(long complete, long told) => new WatchPosition(token.BaseUuid, complete, told).ToString();
            }
        }
    }
}
