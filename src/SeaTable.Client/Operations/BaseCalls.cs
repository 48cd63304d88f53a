using System.Text.Json;

namespace SeaTable;

/// <summary>Sends calls of which the answer is all there is to say.</summary>
internal sealed class BaseCalls(ClientSession session)
{
    /// <summary>Sends a call, and reads its answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the answer; null when it is not what it should be.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<T> ReadAsync<T>(
        ServerRequest request, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await session.Gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return read(document.RootElement) ?? throw response.Unexpected(
                request.Doing, "It holds something else than was to be expected.", null, request.Category);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(request.Doing, e, request.Category);
        }
    }

    /// <summary>Sends a call of which the answer says that it was done, and nothing else.</summary>
    /// <exception cref="SeaTableException">It failed, or the server does not say that it was done.</exception>
    internal async Task SendAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        using var response = await session.Gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Category != SeaTableOperationCategory.Add)
            response.ThrowIfNotConfirmed(request.Doing);
        else
            response.ThrowIfRefused(request.Doing);
    }
}
