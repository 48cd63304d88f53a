using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// Sends the operations of the base with the current base token, again where that is safe, and within the limit of calls. A
/// refusal causes one renewal of the token and one more try, because the server answers 403 to an expired token just as to a
/// missing permission.
/// </summary>
internal sealed class Gateway
{
    private readonly BaseTokenSource _tokens;
    private readonly HttpClient _http;
    private readonly ClientSettings _settings;
    private readonly ObservedCalls _calls;
    private readonly CallLimiter _limiter;
    private readonly LastingRefusals _lasting;
    private Guid _observedBase;

    internal Gateway(BaseTokenSource tokens, HttpClient http, ClientSettings settings, ObservedCalls calls)
    {
        _tokens = tokens;
        _http = http;
        _settings = settings;
        _calls = calls;
        _limiter = new CallLimiter(settings.RateLimiter ?? new SeaTableRateLimiter(Clock), settings.Log);
        _lasting = new LastingRefusals(Clock);
    }

    private TimeProvider Clock => _settings.TimeProvider;

    /// <summary>Sends the operation and gives its successful answer.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal Task<ServerResponse> SendAsync(ServerRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, null, cancellationToken);

    /// <inheritdoc cref="SendAsync(ServerRequest, CancellationToken)"/>
    /// <param name="request">The operation.</param>
    /// <param name="table">The name of the table that it is about, for traces and logs.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<ServerResponse> SendAsync(ServerRequest request, string? table, CancellationToken cancellationToken)
    {
        var call = new LogicalCall(
            request.Doing, request.Operation, table, request.Category, _settings.Retry, Clock)
        {
            OnNothingDone = request.OnNothingDone,
        };
        return await _calls.RunAsync(
            call,
            request.Rows,
            (Gateway: this, Request: request),
            static (call, state, telemetry, token) => state.Gateway.TryAsync(call, state.Request, telemetry, token),
            request.IsAnswer,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ServerResponse> TryAsync(
        LogicalCall call, ServerRequest request, OperationTelemetry telemetry, CancellationToken cancellationToken)
    {
        using var limit = call.BeginTry(cancellationToken);
        if (request.Place == RequestPlace.Server)
            return Succeeded(call, request, await SendOpenAsync(call, request, limit).ConfigureAwait(false));

        var token = await BeforeSendingAsync(
            call, limit, "a base token", _tokens.GetAsync(limit.Token)).ConfigureAwait(false);
        telemetry.SetBase(token.BaseName);
        if (request.NeedsWritePermission && token.IsReadOnly && _tokens.IsOutdated(token))
        {
            token = await BeforeSendingAsync(
                call, limit, "a new base token", _tokens.RenewAsync(token, limit.Token)).ConfigureAwait(false);
        }

        ThrowIfReadOnly(request, token);
        var response = await SendAsync(call, request, token, limit).ConfigureAwait(false);
        if (response.IsRefusal && _lasting.MayEndWithNewToken(token, request.Kind, response))
        {
            _settings.Log.TokenRefused((int)response.Status);
            response.Dispose();
            token = await BeforeSendingAsync(
                call, limit, "a new base token", _tokens.RenewAsync(token, limit.Token)).ConfigureAwait(false);
            ThrowIfReadOnly(request, token);
            response = await SendAsync(call, request, token, limit).ConfigureAwait(false);
            if (response.IsRefusal)
                _lasting.Add(token, request.Kind, response);
        }

        return Succeeded(call, request, response);
    }

    /// <summary>Gives the answer back if it is that of a success; otherwise disposes it.</summary>
    private static ServerResponse Succeeded(LogicalCall call, ServerRequest request, ServerResponse response)
    {
        if (response.IsSuccess && response.MayBeJson)
        {
            response.MayBeDoneTwice = call.MayBeApplied;
            return response;
        }

        using (response)
        {
            throw response.IsSuccess
                ? response.Unexpected(request.Doing, response.Reason(null), null, request.Category)
                : response.ToException(request.Doing, request.Category);
        }
    }

    /// <summary>Looks whether the token permits the operation, without sending it.</summary>
    /// <exception cref="SeaTablePermissionException">The token is read-only, and the operation writes.</exception>
    internal async Task ThrowIfReadOnlyAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!_tokens.IsOutdated(token)) // A newer one, which may permit more, is waited for when the call is sent.
            ThrowIfReadOnly(request, token);
    }

    private async Task<ServerResponse> SendAsync(LogicalCall call, ServerRequest request, BaseToken token, TimeLimit limit)
    {
        var place = request.Place == RequestPlace.Web ? token.OnWeb(_settings.Server) : token.Operations;
        if (!Uri.TryCreate(place, request.Path, out var address))
        {
            throw new SeaTableConnectionException(
                $"No address can be made for {request.Doing}: it would be too long. Nothing was sent.")
            {
                IsTransient = false,
                NotApplied = true,
            };
        }

        if (_observedBase != token.BaseUuid)
        {
            _limiter.OnBase(_settings.Server, token.BaseUuid);
            _observedBase = token.BaseUuid;
        }

        using var permit = await AcquireAsync(call, limit).ConfigureAwait(false);
        using var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
        request.OnSending?.Invoke();
        if ((request.LatestBody?.Invoke() ?? request.Body) is { } body)
            message.Content = new RequestContent(body, message, request.Category, request.ContentType);
        else if (request.Writes)
            message.Content = RequestContent.Empty(message, request.Category);

        _calls.Count(call);
        var response = await Connection.SendAsync(
            _http, message, token.Secrets, request.Doing, request.Category, Clock, limit,
            request.NewReader).ConfigureAwait(false);
        if (response.Limits is { } told)
            Note(told, token);
        else if (request.Place == RequestPlace.Base)
            _limiter.OnNoRateLimit();

        return response;
    }

    /// <summary>Sends a call that takes no token, and that servers don't count.</summary>
    private async Task<ServerResponse> SendOpenAsync(LogicalCall call, ServerRequest request, TimeLimit limit)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(_settings.Server, request.Path));
        _calls.Count(call);
        return await Connection.SendAsync(
            _http, message, new Secrets(), request.Doing, request.Category, Clock, limit).ConfigureAwait(false);
    }

    /// <summary>Hands on what the server says about the calls that are left.</summary>
    private void Note(SeaTableRateLimit told, BaseToken token)
    {
        if (told.IsQuotaSpent)
            _settings.Log.QuotaSpent(told.ResetAfter);

        _limiter.OnRateLimit(told);
        Instruments.NoteRemaining(_settings.Server.Host, token.BaseName, told.Remaining);
    }

    /// <summary>Waits until the limit of calls permits one more.</summary>
    private async Task<CallPermit> AcquireAsync(LogicalCall call, TimeLimit limit)
    {
        // Waiting longer than there is time for would only end in the same.
        if (_limiter.Wait is var wait && wait > TimeSpan.Zero)
        {
            if (wait > call.Left)
                throw LimitReached(call, wait);

            _settings.Log.WaitsForWindow(call.Operation, call.Table, wait);
        }

        var acquiring = _limiter.AcquireAsync(call.Doing, limit.Token);
        var permit = acquiring.IsCompletedSuccessfully ? acquiring.Result : await BeforeSendingAsync(
            call, limit, "a place within the limit of calls", acquiring.AsTask()).ConfigureAwait(false);
        if (permit.IsAcquired)
            return permit;

        using (permit)
            throw LimitReached(call, permit.RetryAfter);
    }

    private static SeaTableConnectionException LimitReached(LogicalCall call, TimeSpan? retryAfter) => new(
        $"The limit of calls is reached, so {call.Doing} has to wait. Nothing was sent. Send rows in ranges rather than one by " +
        "one.")
    {
        NotApplied = true,
        RetryAfter = retryAfter,
    };

    /// <summary>Waits for what is needed before the call can be sent.</summary>
    private static async Task<T> BeforeSendingAsync<T>(LogicalCall call, TimeLimit limit, string what, Task<T> task)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.Caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(limit.Caller);
        }
        catch (OperationCanceledException e) when (limit.Token.IsCancellationRequested)
        {
            throw new SeaTableConnectionException(
                $"There was no time left for {call.Doing}: it waited for {what}. Nothing was sent.", e)
            {
                NotApplied = true,
            };
        }
        catch (SeaTableException e)
        {
            e.SetNotApplied();
            throw;
        }
    }

    private static void ThrowIfReadOnly(ServerRequest request, BaseToken token)
    {
        if (request.NeedsWritePermission && token.IsReadOnly)
        {
            throw new SeaTablePermissionException(
                $"The API token is read-only, so {request.Doing} is not possible; nothing was sent. Use a token with read and " +
                $"write permission. {Help.CreateApiToken}");
        }
    }
}
