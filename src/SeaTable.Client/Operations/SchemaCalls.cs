using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Sends changes of the schema. Each is preceded by a look at the base, so that names are those of now, and when its answer is
/// lost, another look tells whether it was done. What is known of the base is forgotten afterwards.
/// </summary>
internal sealed class SchemaCalls(ClientSession session)
{
    /// <summary>Reads the base before a change.</summary>
    /// <exception cref="SeaTablePermissionException">The token is read-only.</exception>
    internal async Task<BaseMetadata> LookAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        await session.Gateway.ThrowIfReadOnlyAsync(request, cancellationToken).ConfigureAwait(false);
        return await session.Metadata.GetNewAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the base after a change.</summary>
    internal Task<BaseMetadata> LookAgainAsync(CancellationToken cancellationToken) =>
        session.Metadata.GetNewAsync(cancellationToken);

    /// <summary>Sends a change, and gives what came of it.</summary>
    /// <param name="request">The change.</param>
    /// <param name="table">The name of the table that it is about, for traces and logs.</param>
    /// <param name="read">Reads the answer; null when it is not what it should be.</param>
    /// <param name="find">Finds in the base what was to come of it, when the answer was lost; null when it is not there.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<T> SendAsync<T>(
        ServerRequest request, string? table, Func<JsonElement, T?> read, Func<BaseMetadata, T?> find,
        CancellationToken cancellationToken)
        where T : class
    {
        SeaTableException failure;
        try
        {
            using var response = await session.Gateway.SendAsync(request, table, cancellationToken).ConfigureAwait(false);
            try
            {
                using var document = JsonDocument.Parse(response.Body);
                if (IsFailure(document.RootElement))
                    throw response.Refused(request.Doing);

                if (read(document.RootElement) is { } answered)
                    return answered;

                failure = response.Unexpected(
                    request.Doing, "It does not tell what came of it.", null, request.Category);
            }
            catch (Exception e) when (e.IsUnreadable())
            {
                failure = response.Unexpected(request.Doing, e, request.Category);
            }
        }
        catch (SeaTableException e) when (!e.IsKnownNotDone)
        {
            failure = e;
        }
        finally
        {
            session.Metadata.Forget();
        }

        return await FindAsync(failure, find, cancellationToken).ConfigureAwait(false)
            ?? throw NotDoneYet(request, failure);
    }

    /// <summary>Sends a change of which the answer tells nothing but that it was done.</summary>
    /// <param name="request">The change.</param>
    /// <param name="table">The name of the table that it is about, for traces and logs.</param>
    /// <param name="isDone">Whether the base shows that it was done, when the answer was lost.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal Task SendAsync(
        ServerRequest request, string? table, Func<BaseMetadata, bool> isDone, CancellationToken cancellationToken) =>
        SendAsync(
            request, table, static answer => Is(answer, JsonValueKind.True) ? Done.Instance : null,
            metadata => isDone(metadata) ? Done.Instance : null, cancellationToken);

    private async Task<T?> FindAsync<T>(
        SeaTableException failure, Func<BaseMetadata, T?> find, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return find(await LookAgainAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (SeaTableException)
        {
            throw failure;
        }
    }

    private static SeaTableException NotDoneYet(ServerRequest request, SeaTableException failure) =>
        request.Category == SeaTableOperationCategory.Add
            ? new SeaTableUnknownOutcomeException(
                $"{failure.Message} The base was read since, and does not show it so far; it may still come.", failure)
            {
                StatusCode = failure.StatusCode,
                RetryAfter = failure.RetryAfter,
            }
            : failure;

    private static bool IsFailure(JsonElement answer) => Is(answer, JsonValueKind.False);

    private static bool Is(JsonElement answer, JsonValueKind success) => answer.Member("success")?.ValueKind == success;

    private sealed class Done
    {
        internal static readonly Done Instance = new();
    }
}
