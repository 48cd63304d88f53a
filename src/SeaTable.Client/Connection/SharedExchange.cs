namespace SeaTable;

/// <summary>
/// Gets a base token for a fleet of processes: from the store that they share, or by one exchange for all of them. Without a
/// store, or while it fails, by an exchange of its own.
/// </summary>
internal sealed class SharedExchange(ApiTokenExchange exchange, ISeaTableTokenStore? store, Uri server, TimeProvider clock)
{
    /// <summary>How long a call of the store may take before it is done without.</summary>
    private static readonly TimeSpan s_storeLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a process may take for the exchange before the others make their own. Whoever waits for the token has
    /// <see cref="SharedCall.Limit"/> altogether, and his own call is still to come.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>How often a process looks for the token that another one is exchanging.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <param name="apiToken">The API token.</param>
    /// <param name="outworn">The token in whose place another one is needed, if there is any.</param>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal async Task<BaseToken> GetAsync(Secret apiToken, BaseToken? outworn)
    {
        if (store is null)
            return await exchange.ExchangeAsync(apiToken).ConfigureAwait(false);

        var stored = new StoredTokens(server, apiToken);
        var begun = clock.GetTimestamp();
        while (clock.GetElapsedTime(begun) < s_patience)
        {
            var (found, isRead) = await ReadAsync(stored, apiToken, outworn).ConfigureAwait(false);
            if (found is not null)
                return found;

            var (claim, isAsked) = isRead
                ? await TryAsync(limit => store.TryLockAsync(stored.Key, s_patience, limit)).ConfigureAwait(false)
                : default;
            if (!isAsked)
                break;

            if (claim is not null)
                return await ExchangeAsync(stored, apiToken, outworn, claim).ConfigureAwait(false);

            await Task.Delay(s_pause, clock).ConfigureAwait(false);
        }

        return await exchange.ExchangeAsync(apiToken).ConfigureAwait(false);
    }

    private async Task<BaseToken> ExchangeAsync(StoredTokens stored, Secret apiToken, BaseToken? outworn, IAsyncDisposable claim)
    {
        try
        {
            // Another process may have stored one between the look and the claim.
            if ((await ReadAsync(stored, apiToken, outworn).ConfigureAwait(false)).Found is { } found)
                return found;

            var token = await exchange.ExchangeAsync(apiToken).ConfigureAwait(false);
            var end = token.EndsAt ?? clock.GetUtcNow().AddHours(1);
            await TryAsync(async limit =>
            {
                await store!.SetAsync(stored.Key, stored.Encrypt(token), end, limit).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return token;
        }
        finally
        {
            await TryAsync(async _ =>
            {
                await claim.DisposeAsync().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
    }

    private async Task<(BaseToken? Found, bool IsRead)> ReadAsync(StoredTokens stored, Secret apiToken, BaseToken? outworn)
    {
        var (value, isRead) = await TryAsync(limit => store!.GetAsync(stored.Key, limit)).ConfigureAwait(false);
        if (value is null || stored.Decrypt(value) is not { } answer
            || exchange.TryRead(answer, apiToken, isStored: true) is not { } token)
        {
            return (null, isRead);
        }

        var now = clock.GetUtcNow();
        var isOfUse = !token.HasEnded(now) && !(token.RenewAt <= now) && outworn?.Value.Is(token.Value) != true;
        return (isOfUse ? token : null, isRead);
    }

    /// <summary>
    /// Calls the store. Whatever fails there must not keep a client from its base, nor a store that blocks its thread.
    /// </summary>
    private async Task<(T? Result, bool HasAnswered)> TryAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        using var limit = new CancellationTokenSource(s_storeLimit, clock);
        var answer = Task.Run(() => call(limit.Token), CancellationToken.None);
        try
        {
            return (await answer.WaitAsync(limit.Token).ConfigureAwait(false), true);
        }
#pragma warning disable CA1031 // A store is anybody's code, and throws what it likes.
        catch (Exception)
#pragma warning restore CA1031
        {
            _ = LetGoAsync(answer);
            return default;
        }
    }

    /// <summary>
    /// Looks at an answer that nobody waits for any more: a claim that came too late would hold up the other processes.
    /// </summary>
    private static async Task LetGoAsync<T>(Task<T> answer)
    {
        try
        {
            if (await answer.ConfigureAwait(false) is IAsyncDisposable claim)
                await claim.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // That it failed is known.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
