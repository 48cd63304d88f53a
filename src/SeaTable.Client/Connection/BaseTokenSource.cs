namespace SeaTable;

/// <summary>
/// The current base token. It is fetched on first use, renewed before it ends, and renewed after a refusal, each time by one
/// caller for all who wait.
/// </summary>
internal sealed class BaseTokenSource(ApiTokenExchange exchange, TimeProvider clock)
{
    /// <summary>How long to wait before a renewal ahead of time is tried again.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private DateTimeOffset _nextTry;
    private BaseToken? _current;
    private Task<BaseToken>? _renewal;

    /// <summary>A token that is good as far as anybody here knows.</summary>
    internal Task<BaseToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_current is not { } token)
                return RenewLocked().WaitAsync(cancellationToken);

            if (!(token.RenewAt <= now) || now < _nextTry)
                return Task.FromResult(token);

            var renewal = RenewLocked().WaitAsync(cancellationToken);
            return token.ExpiresAt > now ? RenewedOr(token, renewal) : renewal;
        }
    }

    /// <summary>
    /// A token other than the one that the server has just refused: the renewed one, if somebody has renewed it already.
    /// </summary>
    internal Task<BaseToken> RenewAsync(BaseToken refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } token && token != refused
                ? Task.FromResult(token)
                : RenewLocked().WaitAsync(cancellationToken);
        }
    }

    /// <summary>A renewal ahead of time that fails leaves the token as it is: it is still good.</summary>
    private async Task<BaseToken> RenewedOr(BaseToken current, Task<BaseToken> renewal)
    {
        try
        {
            return await renewal.ConfigureAwait(false);
        }
        catch (SeaTableException)
        {
            lock (_gate)
                _nextTry = clock.GetUtcNow() + s_pause;

            return current;
        }
    }

    // The exchange is nobody's own: a caller who gives up must not take it away from the others, so it runs without a caller's
    // cancellation token.
    private Task<BaseToken> RenewLocked() => _renewal ??= Task.Run(ExchangeAsync);

    private async Task<BaseToken> ExchangeAsync()
    {
        BaseToken? fetched = null;
        try
        {
            return fetched = await exchange.ExchangeAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _current = fetched ?? _current;
                _renewal = null;
            }
        }
    }
}
