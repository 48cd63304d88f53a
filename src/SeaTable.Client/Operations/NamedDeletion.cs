namespace SeaTable;

/// <summary>
/// Deletes what the API takes by its name alone: tables, views and options. The names are read right before, the call is never
/// repeated blindly, and the base is read afterwards: a name that was given to another one at that moment does not go unnoticed.
/// </summary>
/// <param name="calls">Sends the calls.</param>
internal sealed class NamedDeletion(SchemaCalls calls)
{
    private const int MaxRounds = 3;

    /// <param name="request">The call, without what depends on names.</param>
    /// <param name="find">Finds what is to be deleted; null when it is gone. The first time it throws then.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task DeleteAsync(
        ServerRequest request, Func<BaseMetadata, Target?> find, CancellationToken cancellationToken)
    {
        var now = await calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        for (var round = 1; find(now) is { } target; round++)
        {
            var sent = request with { Path = target.Path, Body = target.Body };
            await calls.SendAsync(
                sent, target.Table, metadata => find(metadata) is null, cancellationToken).ConfigureAwait(false);
            now = await calls.LookAgainAsync(cancellationToken).ConfigureAwait(false);
            if (find(now) is not { } left)
                return;

            if (target.Others.FirstOrDefault(other => !left.Others.Any(one => one.Id == other.Id)) is { Id: not null } gone)
            {
                throw new SeaTableSchemaException(
                    $"{gone.Kind} '{gone.Name}' is gone, which was not to be deleted: somebody gave names to others while " +
                    $"{request.Doing}. Look into the snapshots of the base and its trash.",
                    target.Table)
                {
                    IsAfterSending = true,
                };
            }

            if (round == MaxRounds)
            {
                throw new SeaTableConnectionException(
                    $"The server confirmed {request.Doing}, and has not done it. Doing it again is safe.");
            }
        }
    }

    /// <summary>What is to be deleted, by the names of now.</summary>
    /// <param name="Table">The name of its table.</param>
    /// <param name="Path">The path of the call.</param>
    /// <param name="Body">The body of the call.</param>
    /// <param name="Others">What is of the same kind, and is to stay.</param>
    internal sealed record Target(
        string Table, string Path, ReadOnlyMemory<byte>? Body, IReadOnlyList<(string Kind, string Id, string Name)> Others);
}
