namespace SeaTable;

/// <summary>Closes the gap between what was told and what the base is now, by the server's log.</summary>
internal sealed class MissedChanges(
    OperationsLog log, OperationReader reader, IReadOnlySet<string> tables, ClientSettings settings)
{
    /// <summary>What stands further back than this in the log is not looked for: reading anew is cheaper by then.</summary>
    private const int MostPages = 200;

    /// <summary>A log may lag behind the version of the base for a moment.</summary>
    private const int MostLooks = 4;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads what was done after a version.</summary>
    /// <param name="seen">The version up to which everything is known.</param>
    /// <param name="told">The version up to which something may have been told.</param>
    /// <param name="current">The version that the base has at least; null when that is not known.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What has changed, and the version up to which everything is known since.</returns>
    internal async Task<(ChangeSet Changes, long Seen)> ReadAsync(
        long seen, long told, long? current, CancellationToken cancellationToken)
    {
        try
        {
            for (var look = 1; ; look++)
            {
                var found = await ReadAsync(seen, told, cancellationToken).ConfigureAwait(false);
                if (found.Seen >= current || current is null)
                    return found;

                if (look == MostLooks)
                {
                    // The base has changed by something that the log does not have.
                    found.Changes.AddAnything(new OperationFacts(null, null, current <= told));
                    return (found.Changes, current.Value);
                }

                await Task.Delay(s_pause, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SeaTableApiException e) when (!e.IsTransient)
        {
            settings.Log.LogClosed(OperationTelemetry.TypeOf(e));
            var anything = new ChangeSet(tables);
            if (current > seen)
                anything.AddAnything(new OperationFacts(null, null, current <= told));

            return (anything, Math.Max(seen, current ?? seen));
        }
    }

    private async Task<(ChangeSet Changes, long Seen)> ReadAsync(long seen, long told, CancellationToken cancellationToken)
    {
        var changes = new ChangeSet(tables);
        var (newest, oldest) = (seen, long.MaxValue);
        for (var page = 1; page <= MostPages; page++)
        {
            var operations = await log.ReadAsync(page, cancellationToken).ConfigureAwait(false);
            foreach (var operation in operations)
            {
                // Pages move on while others write, so that the end of one comes again at the beginning of the next.
                if (operation.Version <= seen)
                    return (changes, newest);

                if (operation.Version >= oldest)
                    continue;

                (newest, oldest) = (Math.Max(newest, operation.Version), operation.Version);
                var facts = new OperationFacts(operation.By, operation.At, operation.Version <= told, operation.Version);
                if (reader.Read(operation.Json, facts, changes) is { } unknown)
                    settings.Log.UnknownOperation(unknown);
            }

            if (oldest == seen + 1)
                return (changes, newest);

            if (operations.Count == 0)
                break;
        }

        // It begins later: what was before is forgotten, or too long ago. A log in which nothing ever happened is as it should
        // be.
        if (newest > seen)
            changes.AddAnything(new OperationFacts(null, null, oldest <= told));

        return (changes, newest);
    }
}
