namespace SeaTable;

public partial class SeaTableClient
{
    /// <summary>
    /// Gets the position of now. A watch that goes on from it tells all that happens after this call, so that a program which
    /// gets it first and then reads a table misses nothing.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The position, for <see cref="SeaTableWatchOptions.Position"/>.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, refused, or tells no version of the base.</exception>
    /// <remarks>It costs one call.</remarks>
    public virtual async Task<string> GetPositionAsync(CancellationToken cancellationToken = default)
    {
        var version = await new OperationsLog(Session).ReadVersionAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new SeaTableConnectionException(
                "The server tells no version of the base, so there is no position to go on from. Watch without one.")
            {
                IsTransient = false,
            };
        var token = await Session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return new WatchPosition(token.BaseUuid, version, version).ToString();
    }
}
