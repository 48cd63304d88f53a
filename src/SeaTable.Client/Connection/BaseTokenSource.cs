namespace SeaTable;

/// <summary>
/// The current base token. It is fetched on first use, renewed in the background before it ends, and renewed after a refusal,
/// each time by one exchange for all who need it.
/// </summary>
internal sealed class BaseTokenSource(ApiTokenExchange exchange, TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly FailedExchanges _failures = new(clock);
    private BaseToken? _current;
    private Task<BaseToken>? _renewal;

    /// <summary>A token that is good as far as anybody here knows. Nobody waits while there is one.</summary>
    /// <exception cref="SeaTableException">There is none, and none can be had for now.</exception>
    internal Task<BaseToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_current is not { } token || token.HasEnded(now))
                return NewLocked(cancellationToken);

            if (token.RenewAt <= now && !_failures.ArePausing)
                _ = RenewLocked();

            return Task.FromResult(token);
        }
    }

    /// <summary>
    /// A token other than the one that the server has just refused: the renewed one, if somebody has renewed it already.
    /// </summary>
    /// <exception cref="SeaTableException">None can be had for now.</exception>
    internal Task<BaseToken> RenewAsync(BaseToken refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } token && token != refused
                ? Task.FromResult(token)
                : NewLocked(cancellationToken);
        }
    }

    private Task<BaseToken> NewLocked(CancellationToken cancellationToken) =>
        _renewal is null && _failures.Remembered() is { } refusal
            ? Task.FromException<BaseToken>(refusal)
            : RenewLocked().WaitAsync(cancellationToken);

    // The exchange is nobody's own: a caller who gives up must not take it away from the others, so it runs without a caller's
    // cancellation token.
    private Task<BaseToken> RenewLocked() => _renewal ??= SharedCall.Start(ExchangeAsync);

    private async Task<BaseToken> ExchangeAsync()
    {
        BaseToken? fetched = null;
        SeaTableException? failure = null;
        try
        {
            return fetched = await exchange.ExchangeAsync().ConfigureAwait(false);
        }
        catch (SeaTableException e)
        {
            failure = e;
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _current = fetched ?? _current;
                _failures.Note(failure);
                _renewal = null;
            }
        }
    }
}
