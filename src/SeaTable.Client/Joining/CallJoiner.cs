using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// Lets callers who ask for the same kind of thing at the same time share a call. Who comes alone goes at once, in a call of its
/// own. While a call is under way those who come wait for its end, or for a moment, and go together. A request joins only a call
/// that is not sent yet, so that each sees what was done before it was made.
/// </summary>
/// <param name="operation">What is done, for traces.</param>
/// <param name="table">The name of the table, for traces.</param>
/// <param name="settings">The client's settings.</param>
/// <param name="alone">Does for one caller, in its own context, what it asks for.</param>
/// <param name="together">Does it for several, in the context of none of them: it completes each request, or lets it go
/// alone.</param>
/// <param name="inDoubt">Makes the exception for a caller who cancels after its request was sent.</param>
internal sealed class CallJoiner<T, TResult>(
    string operation,
    string table,
    ClientSettings settings,
    Func<T, CancellationToken, Task<TResult>> alone,
    Func<JoinedCall<T, TResult>, Task> together,
    Func<T, CancellationToken, Exception>? inDoubt = null)
{
    /// <summary>The most requests that share a call: a call writes no more rows.</summary>
    private const int MaxRequests = ServerLimits.RowsPerUpdate;

    private readonly JoinTurns _turns = new(settings.JoinWindow, settings.TimeProvider);
    private readonly object _gate = new();
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private List<JoinedRequest<T, TResult>> _waiting = [];
    private bool _isGathering;

    /// <summary>Does what a caller asks for, together with others if there are any.</summary>
    /// <param name="item">What is asked for.</param>
    /// <param name="key">What is done one after the other where it is the same, in the order of the calls; null for
    /// nothing.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<TResult> RunAsync(T item, string? key, CancellationToken cancellationToken)
    {
        if (settings.JoinWindow == TimeSpan.Zero || cancellationToken.IsCancellationRequested)
            return await alone(item, cancellationToken).ConfigureAwait(false);

        var request = new JoinedRequest<T, TResult>(item, key, cancellationToken);
        Add(request);
        try
        {
            JoinedOutcome<TResult> outcome;
            using (cancellationToken.UnsafeRegister(_ => Cancel(request), null))
                outcome = await request.Outcome.ConfigureAwait(false);

            return outcome.IsAlone ? await alone(item, cancellationToken).ConfigureAwait(false) : outcome.Result;
        }
        catch (SeaTableException e)
        {
            if (request.MayBeApplied)
                e.SetMayBeApplied();

            request.Refusal = e as SeaTableApiException;
            throw;
        }
        catch (OperationCanceledException e) when (request.MayBeApplied && e is not SeaTableCanceledException)
        {
            throw InDoubt(request);
        }
        finally
        {
            Leave(request);
        }
    }

    private void Add(JoinedRequest<T, TResult> request)
    {
        lock (_gate)
        {
            _waiting.Add(request);
            if (_isGathering)
                return;

            _isGathering = true;
        }

        BeginToGather();
    }

    /// <summary>Begins in a context that is none of a caller's.</summary>
    private void BeginToGather() =>
        ThreadPool.UnsafeQueueUserWorkItem(static joiner => _ = joiner.GatherAsync(), this, preferLocal: false);

    private async Task GatherAsync()
    {
        try
        {
            await SendAllAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The clock is anybody's code, and nobody is to wait forever for what it throws.
        catch (Exception)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                _waiting.ForEach(request => request.GoAlone());
                _waiting.Clear();
                _isGathering = false;
            }
        }
    }

    private async Task SendAllAsync()
    {
        while (true)
        {
            await _turns.WaitAsync().ConfigureAwait(false);
            await _turns.WaitForOthersAsync(() => Volatile.Read(ref _waiting).Count).ConfigureAwait(false);
            lock (_gate)
            {
                if (TakeLocked() is not { } call)
                {
                    // What waits still is about rows that are being changed; the end of that begins anew.
                    _isGathering = false;
                    return;
                }

                _turns.Begin(tellsWhenSent: call.Requests.Count > 1);
                _ = RunAsync(call);
                if (_waiting.Count == 0)
                {
                    _isGathering = false;
                    return;
                }
            }
        }
    }

    private JoinedCall<T, TResult>? TakeLocked()
    {
        var (taken, left) = (new List<JoinedRequest<T, TResult>>(), new List<JoinedRequest<T, TResult>>());
        foreach (var request in _waiting)
        {
            var isNext = taken.Count < MaxRequests && (request.Key is not { } key || _busy.Add(key));
            (isNext ? taken : left).Add(request);
        }

        if (taken.Count == 0)
            return null;

        _waiting = left;
        var call = new JoinedCall<T, TResult>(taken, _gate, _turns);
        taken.ForEach(request => (request.State, request.Call) = (JoinedState.Taken, call));
        return call;
    }

    private async Task RunAsync(JoinedCall<T, TResult> call)
    {
        await Task.Yield();
        using (call)
        {
            try
            {
                if (call.Requests.Count > 1)
                {
                    using var trace = JoinedTelemetry.Begin(operation, table, call.Requests.Select(request => request.Origin));
                    await together(call).ConfigureAwait(false);
                    trace?.SetErrors(call.Requests.Select(request => request.Error));
                }

                EndAll(call, null);
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the callers.
            catch (Exception e)
#pragma warning restore CA1031
            {
                EndAll(call, e);
            }

            foreach (var request in call.Requests)
                await request.Left.ConfigureAwait(false);

            _turns.End(wasUnsent: call.IsUnsent);
        }
    }

    /// <summary>Lets those go alone of whom nothing was sent; the others get the exception.</summary>
    private void EndAll(JoinedCall<T, TResult> call, Exception? error)
    {
        lock (_gate)
        {
            foreach (var request in call.Requests.Where(request => !request.IsOut))
            {
                if (request.State == JoinedState.Taken)
                    request.GoAlone();
                else
                    request.Fail(error ?? InDoubt(request));
            }
        }
    }

    /// <summary>Ends a request for its caller. Who waits for the same row may go on.</summary>
    private void Leave(JoinedRequest<T, TResult> request)
    {
        request.Leave();
        lock (_gate)
        {
            if (request is { State: not JoinedState.Waiting, Key: { } key })
                _busy.Remove(key);

            if (_isGathering || _waiting.Count == 0)
                return;

            _isGathering = true;
        }

        BeginToGather();
    }

    private void Cancel(JoinedRequest<T, TResult> request)
    {
        lock (_gate)
        {
            request.IsCanceled = true;
            if (request.State is JoinedState.Waiting or JoinedState.Taken)
            {
                _waiting.Remove(request);
                request.Fail(new OperationCanceledException(request.CancellationToken));
            }
            else if (request.State == JoinedState.Sent)
            {
                request.Fail(InDoubt(request));
            }
        }

        if (request.IsOut)
            request.Call?.EndIfAbandoned();
        else
            _ = EndLaterAsync(request);
    }

    /// <summary>Ends a request that was cancelled while it was proven, if the proof takes too long.</summary>
    private async Task EndLaterAsync(JoinedRequest<T, TResult> request)
    {
        await Task.WhenAny(request.Outcome, Task.Delay(TimeLimit.AfterCancellation, settings.TimeProvider)).ConfigureAwait(false);
        request.Fail(InDoubt(request));
        request.Call?.EndIfAbandoned();
    }

    private Exception InDoubt(JoinedRequest<T, TResult> request) =>
        inDoubt?.Invoke(request.Item, request.CancellationToken) ?? new OperationCanceledException(request.CancellationToken);
}
