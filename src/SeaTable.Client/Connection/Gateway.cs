using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// Sends the operations of the base with the current base token. A refusal buys one renewed token and one more try, because the
/// server answers 403 to an expired token just as to a missing permission.
/// </summary>
internal sealed class Gateway(BaseTokenSource tokens, HttpClient http, TimeProvider clock)
{
    /// <summary>How long a refusal that a new token did not help is taken for a missing permission without trying again.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(1);

    /// <summary>Sends the operation and gives its successful answer.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal async Task<Answer> SendAsync(Operation operation, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfReadOnly(operation, token);
        var answer = await SendAsync(operation, token, cancellationToken).ConfigureAwait(false);
        if (answer.IsRefusal && !(token.RefusedWhenNew.TryGetValue(operation.Kind, out var at) && clock.GetUtcNow() - at < s_memory))
        {
            answer.Dispose();
            token = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
            ThrowIfReadOnly(operation, token);
            answer = await SendAsync(operation, token, cancellationToken).ConfigureAwait(false);
            if (answer.IsRefusal)
                token.RefusedWhenNew[operation.Kind] = clock.GetUtcNow();
        }

        if (answer.IsSuccess)
            return answer;

        using (answer)
            throw answer.ToException(operation.Doing, operation.OutcomeMatters);
    }

    private async Task<Answer> SendAsync(Operation operation, BaseToken token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(operation.Method, new Uri(token.Operations, operation.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (operation.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return await Connection.SendAsync(http, request, token.Secrets, operation.Doing, operation.OutcomeMatters, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfReadOnly(Operation operation, BaseToken token)
    {
        if (operation.Writes && token.IsReadOnly)
        {
            throw new SeaTablePermissionException(
                $"The API token is read-only, so {operation.Doing} is not possible; nothing was sent. Use a token with read and write " +
                $"permission. {ApiTokenHelp.HowToCreate}");
        }
    }
}
