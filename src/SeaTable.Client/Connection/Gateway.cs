using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// Sends the operations of the base with the current base token. A refusal causes one renewal of the token and one more try,
/// because the server answers 403 to an expired token just as to a missing permission.
/// </summary>
internal sealed class Gateway(BaseTokenSource tokens, HttpClient http, TimeProvider clock)
{
    /// <summary>
    /// How long a refusal that a new token did not help is taken for a missing permission without trying again.
    /// </summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(1);

    /// <summary>Sends the operation and gives its successful answer.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal async Task<ServerResponse> SendAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfReadOnly(request, token);
        var response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.IsRefusal
            && !(token.RefusedWhenNew.TryGetValue(request.Kind, out var at) && clock.GetUtcNow() - at < s_memory))
        {
            response.Dispose();
            token = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
            ThrowIfReadOnly(request, token);
            response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
            if (response.IsRefusal)
                token.RefusedWhenNew[request.Kind] = clock.GetUtcNow();
        }

        if (response.IsSuccess)
            return response;

        using (response)
            throw response.ToException(request.Doing, request.Category);
    }

    /// <summary>Looks whether the token permits the operation, without sending it.</summary>
    /// <exception cref="SeaTablePermissionException">The token is read-only, and the operation writes.</exception>
    internal async Task ThrowIfReadOnlyAsync(ServerRequest request, CancellationToken cancellationToken) =>
        ThrowIfReadOnly(request, await tokens.GetAsync(cancellationToken).ConfigureAwait(false));

    private async Task<ServerResponse> SendAsync(ServerRequest request, BaseToken token, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(token.Operations, request.Path, out var address))
        {
            throw new SeaTableConnectionException(
                $"No address can be made for {request.Doing}: it would be too long. Nothing was sent.")
            {
                IsTransient = false,
                NotApplied = true,
            };
        }

        using var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (request.Body is { } body)
            message.Content = new RequestContent(body, message, request.Category);

        return await Connection.SendAsync(
            http, message, token.Secrets, request.Doing, request.Category, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfReadOnly(ServerRequest request, BaseToken token)
    {
        if (request.Writes && token.IsReadOnly)
        {
            throw new SeaTablePermissionException(
                $"The API token is read-only, so {request.Doing} is not possible; nothing was sent. Use a token with read and " +
                $"write permission. {Help.CreateApiToken}");
        }
    }
}
