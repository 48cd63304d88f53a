using System.Diagnostics;

namespace SeaTable;

/// <summary>Repeats calls where that is safe, and traces, measures and logs each of them once, over all its tries.</summary>
internal sealed class ObservedCalls(ClientSettings settings)
{
    private readonly RetryPolicy _retries = new(settings.Retry, settings.TimeProvider, settings.Log);

    /// <param name="call">The call.</param>
    /// <param name="rows">How many rows it writes; 0 when it writes none.</param>
    /// <param name="state">What the tries need.</param>
    /// <param name="tryOnce">Makes one try.</param>
    /// <param name="isAnswer">Whether a refusal is an answer to what was asked, and so no failure.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableException">The last try failed.</exception>
    internal async Task<T> RunAsync<T, TState>(
        LogicalCall call, int rows, TState state,
        Func<LogicalCall, TState, OperationTelemetry, CancellationToken, Task<T>> tryOnce,
        Func<SeaTableApiException, bool>? isAnswer, CancellationToken cancellationToken)
    {
        var telemetry = OperationTelemetry.Begin(call.Operation, call.Collection, settings.Server, rows);
        try
        {
            var response = await _retries.ExecuteAsync(
                call,
                (state, telemetry, tryOnce),
                static (call, all, token) => all.tryOnce(call, all.state, all.telemetry, token),
                cancellationToken).ConfigureAwait(false);
            telemetry.Succeeded(call.Tries);
            settings.Log.Succeeded(call.Operation, call.Table, call.Tries);
            return response;
        }
        catch (SeaTableApiException e) when (isAnswer?.Invoke(e) is true)
        {
            telemetry.Succeeded(call.Tries);
            settings.Log.Succeeded(call.Operation, call.Table, call.Tries);
            throw;
        }
        catch (Exception e)
        {
            telemetry.Failed(e, call.Tries);
            if (e is not OperationCanceledException)
                settings.Log.Failed(call.Operation, call.Table, call.Tries, OperationTelemetry.TypeOf(e));

            throw;
        }
    }

    /// <summary>Counts a call right before it is sent.</summary>
    internal void Count(LogicalCall call)
    {
        if (Instruments.Calls.Enabled)
        {
            Instruments.Calls.Add(1, new TagList
            {
                { Tags.System, Instruments.System }, { Tags.Operation, call.Operation }, { Tags.Server, settings.Server.Host },
            });
        }
    }
}
