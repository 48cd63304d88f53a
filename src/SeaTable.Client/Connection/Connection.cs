namespace SeaTable;

/// <summary>
/// Sends one request and reads its whole answer; what fails on the way becomes an exception that says what to do.
/// </summary>
internal static class Connection
{
    // One pool of connections for all clients of the process that bring no HttpClient of their own. Connections are renewed now
    // and then so that a change of the server's address is noticed.
    private static readonly Lazy<HttpClient> s_shared = new(() => new HttpClient(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false, // A followed redirect loses the token and then looks like a refusal.
        AutomaticDecompression = System.Net.DecompressionMethods.All,
    }));

    internal static HttpClient Shared => s_shared.Value;

    /// <param name="http">The client to send with.</param>
    /// <param name="request">The request.</param>
    /// <param name="secrets">The tokens that belong into no message.</param>
    /// <param name="doing">What is being done, as it follows "while" in a message.</param>
    /// <param name="outcomeMatters">Whether a lost answer leaves something in doubt, because the request must not be
    /// repeated.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal static async Task<ServerResponse> SendAsync(
        HttpClient http, HttpRequestMessage request, Secrets secrets, string doing, bool outcomeMatters,
        CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var host = asked.GetLeftPart(UriPartial.Authority);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (http.Timeout != Timeout.InfiniteTimeSpan)
        {
            // The HttpClient's own limit ends with the headers; this one holds for the body, too.
            limit.CancelAfter(http.Timeout);
        }

        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return SentOnTo(response, asked) is { } elsewhere
                ? throw ServerResponse.Redirected(elsewhere, doing, outcomeMatters)
                : await ServerResponse.ReadAsync(response, secrets, limit.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw Failed(e, secrets.Hide((e.InnerException?.Message ?? e.Message).TrimEnd('.')), host, doing, outcomeMatters);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw Lost($"{host} did not answer in time while {doing}.", e, outcomeMatters);
        }
        catch (Exception e) when (e is not SeaTableException)
        {
            // A connection that broke off, a body that can't be unpacked, whatever a handler of the caller throws.
            throw Lost(
                $"The connection to {host} broke off while {doing}: {secrets.Hide(e.Message.TrimEnd('.'))}.", e, outcomeMatters);
        }
    }

    /// <summary>
    /// Where a redirect has led that the caller's HttpClient has followed; null when there was none. It takes the token away on
    /// its way. A handler that sends calls to another address on purpose leaves it or puts another one in its place.
    /// </summary>
    private static Uri? SentOnTo(HttpResponseMessage response, Uri asked) =>
        response.RequestMessage is { RequestUri: { } answered, Headers.Authorization: null } && answered != asked
            ? answered
            : null;

    private static SeaTableException Failed(
        HttpRequestException e, string reason, string host, string doing, bool outcomeMatters) => e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
                new SeaTableConnectionException(
                    $"{host} can't be reached while {doing}: {reason}. Check the server's address (SEATABLE_SERVER or " +
                    "SeaTableOptions.Server), that it runs, and the network between.", e),
            HttpRequestError.SecureConnectionError => new SeaTableConnectionException(
                $"No secure connection to {host} while {doing}: {reason}. Check the server's address and its certificate.", e),
            _ => Lost($"The connection to {host} failed while {doing}: {reason}.", e, outcomeMatters),
        };

    private static SeaTableException Lost(string message, Exception e, bool outcomeMatters) => outcomeMatters
        ? new SeaTableUnknownOutcomeException(message + UnknownOutcome, e)
        : new SeaTableConnectionException(message, e);

    internal const string UnknownOutcome =
        " The server may have stored the rows or not: look before you send them again.";
}
