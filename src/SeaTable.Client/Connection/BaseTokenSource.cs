using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// The current base token. It is fetched on first use, renewed in the background before it ends, and renewed after a refusal,
/// each time by one exchange for all who need it.
/// </summary>
internal sealed class BaseTokenSource(SharedExchange exchange, Secret apiToken, TimeProvider clock, ILogger log)
{
    private readonly object _gate = new();
    private FailedExchanges _failures = new(clock);
    private Secret _apiToken = apiToken;
    private bool _isApiTokenNew;
    private BaseToken? _current;
    private Renewal? _renewal;

    /// <summary>A token that is good as far as anybody here knows. Nobody waits while there is one.</summary>
    /// <exception cref="SeaTableException">There is none, and none can be had for now.</exception>
    internal Task<BaseToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_current is not { } token || token.HasEnded(now))
                return NewLocked(cancellationToken);

            if ((token.RenewAt <= now || IsOutdatedLocked(token)) && !_failures.ArePausing)
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

    /// <summary>Gets the API token that is exchanged now.</summary>
    internal Secret ApiToken
    {
        get
        {
            lock (_gate)
                return _apiToken;
        }
    }

    /// <summary>Exchanges another API token from now on; what was exchanged for the last one is used until then.</summary>
    internal void Use(Secret apiToken)
    {
        lock (_gate)
        {
            if (_apiToken.Is(apiToken))
                return;

            // What was refused to the last one says nothing about this one.
            _apiToken = apiToken;
            _isApiTokenNew = true;
            _failures = new FailedExchanges(clock);
            if (_current is not null)
                _ = RenewLocked();
        }
    }

    /// <summary>
    /// Whether the token was exchanged for an API token that is not the newest, which may permit something else.
    /// </summary>
    internal bool IsOutdated(BaseToken token)
    {
        lock (_gate)
            return IsOutdatedLocked(token);
    }

    private bool IsOutdatedLocked(BaseToken token) => !token.ApiToken.Is(_apiToken);

    private Task<BaseToken> NewLocked(CancellationToken cancellationToken) =>
        _renewal is null && _failures.Remembered() is { } refusal
            ? Task.FromException<BaseToken>(refusal)
            : RenewLocked().WaitAsync(cancellationToken);

    // The exchange is nobody's own: a caller who gives up must not take it away from the others, so it runs without a caller's
    // cancellation token.
    private Task<BaseToken> RenewLocked()
    {
        if (_renewal is null || SharedCall.IsOver(_renewal.Begun, clock))
        {
            var (apiToken, outworn, failures) = (_apiToken, _current, _failures);
            var renewal = _renewal = new Renewal(clock.GetTimestamp());
            renewal.Task = SharedCall.Start(() => ExchangeAsync(renewal, apiToken, outworn, failures));
        }

        return _renewal.Task;
    }

    private async Task<BaseToken> ExchangeAsync(
        Renewal renewal, Secret apiToken, BaseToken? outworn, FailedExchanges failures)
    {
        BaseToken? fetched = null;
        SeaTableException? failure = null;
        try
        {
            var token = await exchange.GetAsync(apiToken, outworn).ConfigureAwait(false);
            if (outworn is not null && outworn.BaseUuid != token.BaseUuid)
            {
                throw new SeaTableConfigurationException(
                    $"The new API token belongs to another base ('{token.BaseName}') than the one before " +
                    $"('{outworn.BaseName}'). A client stays with its base: make another client for the other one.");
            }

            return fetched = token;
        }
        catch (SeaTableException e)
        {
            failure = e;
            throw;
        }
        finally
        {
            bool isApiTokenNew;
            lock (_gate)
            {
                _current = fetched ?? _current;
                failures.Note(failure);
                if (_renewal == renewal)
                    _renewal = null;

                isApiTokenNew = _isApiTokenNew && apiToken.Is(_apiToken);
                _isApiTokenNew &= !isApiTokenNew || fetched is null;
            }

            if (isApiTokenNew)
                LogNewApiToken(fetched, failure);
        }
    }

    /// <summary>
    /// Logs what became of an API token that was changed under way. As long as calls go on with the base token of the last one,
    /// nobody else is told.
    /// </summary>
    private void LogNewApiToken(BaseToken? fetched, SeaTableException? failure)
    {
        if (fetched is not null)
        {
            log.NewApiTokenUsed();
        }
        else if (failure is not null)
        {
            log.NewApiTokenFailed(failure switch
            {
                SeaTableAuthenticationException => "the server does not accept it",
                SeaTableConfigurationException => "it is that of another base",
                _ => $"the exchange failed with {OperationTelemetry.TypeOf(failure)} and is tried again",
            });
        }
    }

    /// <summary>An exchange that is under way.</summary>
    private sealed class Renewal(long begun)
    {
        internal long Begun { get; } = begun;

        internal Task<BaseToken> Task { get; set; } = null!;
    }
}
