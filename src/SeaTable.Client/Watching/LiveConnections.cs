namespace SeaTable;

/// <summary>
/// Makes live connections: by a websocket, by polling where that is closed, and with a new token where one is refused.
/// </summary>
internal static class LiveConnections
{
    /// <exception cref="LiveException">There is none.</exception>
    /// <exception cref="SeaTableException">There is no base token.</exception>
    internal static async Task<LiveConnection> JoinAsync(
        ClientSession session, BaseToken token, CancellationToken cancellationToken)
    {
        try
        {
            return await JoinAnyAsync(session, token, cancellationToken).ConfigureAwait(false);
        }
        catch (LiveException e) when (e.Failure == LiveFailure.TokenRefused)
        {
            var renewed = await session.Tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
            return await JoinAnyAsync(session, renewed, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<LiveConnection> JoinAnyAsync(
        ClientSession session, BaseToken token, CancellationToken cancellationToken)
    {
        try
        {
            return await JoinAsync(byWebSocket: true).ConfigureAwait(false);
        }
        catch (LiveException e) when (e.Failure == LiveFailure.Closed)
        {
            return await JoinAsync(byWebSocket: false).ConfigureAwait(false);
        }

        Task<LiveConnection> JoinAsync(bool byWebSocket) => LiveConnection.JoinAsync(
            session.Http, token, session.Settings.TimeProvider, byWebSocket, cancellationToken);
    }
}
