namespace SeaTable;

/// <summary>
/// The current base token. It is fetched on first use, renewed before it ends, and renewed after a refusal, each time by one
/// caller for all who wait.
/// </summary>
internal sealed class BaseTokenSource(ApiTokenExchange exchange, TimeProvider clock)
{
    private readonly object _gate = new();
    private BaseToken? _current;
    private Task<BaseToken>? _renewal;

    /// <summary>A token that is good as far as anybody here knows.</summary>
    internal Task<BaseToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } token && !(token.RenewAt <= clock.GetUtcNow())
                ? Task.FromResult(token)
                : RenewLocked().WaitAsync(cancellationToken);
        }
    }

    /// <summary>A token other than the one that the server has just refused: the renewed one, if somebody has renewed it already.</summary>
    internal Task<BaseToken> RenewAsync(BaseToken refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } token && token != refused
                ? Task.FromResult(token)
                : RenewLocked().WaitAsync(cancellationToken);
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
            return fetched = await exchange.ExchangeAsync(CancellationToken.None).ConfigureAwait(false);
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
