namespace SeaTable.Emulator.Server;

/// <summary>
/// Sends requests to a server in the process. A response that the server breaks off, and one that nobody waits for any more, end
/// as over a network, so that a client can't tell the two apart.
/// </summary>
internal sealed class InProcessHandler(HttpMessageHandler server) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            // The server answers in its own time, also when the caller has given up.
            return await base.SendAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(
                HttpRequestError.ResponseEnded, "The server closed the connection without a response.", exception);
        }
    }
}
