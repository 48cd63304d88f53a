using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// Sends calls to the web server beside the gateway, with the API token. They count against a limit of their own, and not
/// against that of the gateway.
/// </summary>
internal sealed class WebCalls(BaseTokenSource tokens, HttpClient http, ClientSettings settings, ObservedCalls calls)
{
    /// <summary>Sends the call and gives its successful answer.</summary>
    /// <param name="request">The call; its path is one below the address of the server.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal Task<ServerResponse> SendAsync(ServerRequest request, CancellationToken cancellationToken) => calls.RunAsync(
        new LogicalCall(request.Doing, request.Operation, null, request.Category, settings.Retry, settings.TimeProvider),
        0,
        (Web: this, Request: request),
        static (call, state, _, token) => state.Web.TryAsync(call, state.Request, token),
        request.IsAnswer,
        cancellationToken);

    private async Task<ServerResponse> TryAsync(
        LogicalCall call, ServerRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = call.BeginTry(cancellationToken);
        var apiToken = tokens.ApiToken;
        using var message = new HttpRequestMessage(request.Method, new Uri(settings.Server, request.Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiToken.Reveal());
        if (request.Writes)
            message.Content = RequestContent.Empty(message, request.Category);

        calls.Count(call);
        var response = await Connection.SendAsync(
            http, message, new Secrets(apiToken), request.Doing, request.Category, settings.TimeProvider, limit)
            .ConfigureAwait(false);
        if (response.IsSuccess && response.MayBeJson)
            return response;

        using (response)
        {
            throw response.IsSuccess
                ? response.Unexpected(request.Doing, response.Reason(null), null, request.Category)
                : response.ToException(request.Doing, request.Category);
        }
    }
}
