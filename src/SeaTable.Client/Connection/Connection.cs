using System.Net;
using System.Runtime.Versioning;
using System.Security.Authentication;

namespace SeaTable;

/// <summary>
/// Sends one request and reads its whole answer; what fails on the way becomes an exception that says what to do.
/// </summary>
internal static class Connection
{
    // One pool of connections for all clients of the process that bring no HttpClient of their own.
    private static readonly Lazy<HttpClient> s_shared = new(() => OperatingSystem.IsBrowser()
        ? new HttpClient() // A browser keeps its connections itself.
        : new HttpClient(NewHandler(() => HttpClient.DefaultProxy)));

    // Files are not packed on the way, so that the rest of one can be asked for, and may take as long as they take. Addresses of
    // links are secrets, so .NET's own traces must not see them.
    private static readonly Lazy<HttpClient> s_sharedForFiles = new(() =>
    {
        if (OperatingSystem.IsBrowser())
            return new HttpClient { Timeout = Timeout.InfiniteTimeSpan };

        var handler = NewHandler(() => HttpClient.DefaultProxy);
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.ActivityHeadersPropagator = null;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    });

    internal static HttpClient Shared => s_shared.Value;

    internal static HttpClient SharedForFiles => s_sharedForFiles.Value;

    internal const string UnknownOutcome =
        " The server may have stored it or not: look before you send it again.";

    /// <param name="proxy">Gives the proxy of the system.</param>
    [UnsupportedOSPlatform("browser")]
    internal static SocketsHttpHandler NewHandler(Func<IWebProxy> proxy) => new()
    {
        // Connections are renewed now and then so that a change of the server's address is noticed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false, // A followed redirect loses the token and then looks like a refusal.
        AutomaticDecompression = DecompressionMethods.All,
        Proxy = new LoopbackBypass(proxy),
    };

    /// <summary>Sends a call that has no other time than its caller gives it.</summary>
    /// <param name="http">The client to send with.</param>
    /// <param name="request">The request.</param>
    /// <param name="secrets">The tokens that belong into no message.</param>
    /// <param name="doing">What is being done, as it follows "while" in a message.</param>
    /// <param name="category">What it does to the base.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal static async Task<ServerResponse> SendAsync(
        HttpClient http, HttpRequestMessage request, Secrets secrets, string doing, SeaTableOperationCategory category,
        CancellationToken cancellationToken)
    {
        using var time = new TimeLimit(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return await SendAsync(http, request, secrets, doing, category, TimeProvider.System, time).ConfigureAwait(false);
    }

    /// <param name="http">The client to send with.</param>
    /// <param name="request">The request.</param>
    /// <param name="secrets">The tokens that belong into no message.</param>
    /// <param name="doing">What is being done, as it follows "while" in a message.</param>
    /// <param name="category">What it does to the base.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="time">The time it may take, and its caller's token.</param>
    /// <param name="newReader">Makes what reads the body while it arrives.</param>
    internal static async Task<ServerResponse> SendAsync(
        HttpClient http, HttpRequestMessage request, Secrets secrets, string doing, SeaTableOperationCategory category,
        TimeProvider clock, TimeLimit time, Func<BodyReader>? newReader = null)
    {
        var asked = request.RequestUri!;
        var host = asked.GetLeftPart(UriPartial.Authority);
        var (method, hasToken) = (request.Method, request.Headers.Authorization is not null);
        var content = request.Content as SentContent;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(time.Token);
        if (http.Timeout != Timeout.InfiniteTimeSpan)
        {
            // The HttpClient's own limit ends with the headers; this one holds for the body, too.
            limit.CancelAfter(http.Timeout);
        }

        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return SentOnTo(response, asked, method, hasToken) is { } elsewhere
                ? throw ServerResponse.Redirected(elsewhere, doing, category, secrets, notApplied: false)
                : await ServerResponse.ReadAsync(
                    response, content, newReader, secrets, clock, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not SeaTableException && time.Caller.IsCancellationRequested)
        {
            if (category == SeaTableOperationCategory.Read || content is not { WasGiven: true })
                throw new OperationCanceledException(secrets.Hide(e.Message), secrets.Hide(e), time.Caller);

            throw new SeaTableCanceledException(
                $"The wait for the answer to {doing} was cancelled; the server may have carried it out or not.",
                null, secrets.Hide(e), time.Caller);
        }
        catch (Exception e) when (content is { RefusedToGoTo: { } elsewhere })
        {
            throw ServerResponse.Redirected(elsewhere, doing, category, secrets, notApplied: !content.WasGiven, secrets.Hide(e));
        }
        catch (HttpRequestException e)
        {
            var reason = secrets.Hide((e.InnerException?.Message ?? e.Message).TrimEnd('.'));
            throw Failed(e.HttpRequestError, secrets.Hide(e), reason, host, doing, category, content);
        }
        catch (OperationCanceledException e)
        {
            var advice = time.Token.IsCancellationRequested ? "" : content?.TimeoutAdvice;
            throw Lost($"{host} did not answer in time while {doing}.{advice}", secrets.Hide(e), category, content);
        }
        catch (Exception e) when (e is not SeaTableException)
        {
            // A connection that broke off, a body that can't be unpacked, whatever a handler of the caller throws.
            var reason = secrets.Hide(e.Message.TrimEnd('.'));
            throw Lost(
                content is { WasGiven: false } ? $"{doing} failed on the way to {host}: {reason}."
                    : $"The connection to {host} broke off while {doing}: {reason}.",
                secrets.Hide(e), category, content);
        }
    }

    /// <summary>
    /// Where a redirect has led that the caller's HttpClient has followed; null when there was none. It takes the token away on
    /// its way. A handler that sends calls to another address on purpose leaves it or puts another one in its place. A call
    /// without a token is seen to have become a reading.
    /// </summary>
    private static Uri? SentOnTo(HttpResponseMessage response, Uri asked, HttpMethod method, bool hadToken) =>
        response.RequestMessage is { RequestUri: { } answered } request
            && (hadToken ? answered != asked && request.Headers.Authorization is null : request.Method != method)
            ? answered
            : null;

    /// <summary>
    /// A handler may have sent the call before it failed, so that what the last try failed of tells nothing of those before.
    /// </summary>
    private static SeaTableException Failed(
        HttpRequestError error, Exception e, string reason, string host, string doing, SeaTableOperationCategory category,
        SentContent? content) => error switch
        {
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError
                when content is not { WasGiven: true } =>
                new SeaTableConnectionException(
                    $"{host} can't be reached while {doing}: {reason}. Check the server's address (SEATABLE_SERVER or " +
                    "SeaTableOptions.Server), that it runs, and the network between.", e)
                {
                    NotApplied = true,
                },
            HttpRequestError.SecureConnectionError when content is not { WasGiven: true } => new SeaTableConnectionException(
                $"No secure connection to {host} while {doing}: {reason}. Check the server's address and its certificate.", e)
            {
                IsTransient = e.InnerException is not AuthenticationException,
                NotApplied = true,
            },
            _ => Lost($"The connection to {host} failed while {doing}: {reason}.", e, category, content),
        };

    private static SeaTableException Lost(
        string message, Exception e, SeaTableOperationCategory category, SentContent? content)
    {
        if (content is { WasGiven: false })
            return new SeaTableConnectionException(message + content.NothingDone, e) { NotApplied = true };

        return category == SeaTableOperationCategory.Add
            ? new SeaTableUnknownOutcomeException(message + UnknownOutcome, e)
            : new SeaTableConnectionException(message, e);
    }
}
