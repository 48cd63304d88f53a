using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace SeaTable;

/// <summary>Tries a call until it succeeds, may not be repeated, or its time is over.</summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<LogicalCall> s_call = new("SeaTable.Call");

    private readonly ResiliencePipeline _pipeline;

    /// <param name="options">How often.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">Is told of each repeat before the wait for it.</param>
    internal RetryPolicy(SeaTableRetryOptions options, TimeProvider clock, ILogger log)
    {
        if (options.MaxAttempts == 1)
        {
            _pipeline = ResiliencePipeline.Empty;
            return;
        }

        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            ShouldHandle = static arguments => new ValueTask<bool>(
                arguments.Outcome.Exception is SeaTableException error
                && Call(arguments.Context).ShallRepeat(error, arguments.AttemptNumber)),
            DelayGenerator = static arguments => new ValueTask<TimeSpan?>(Call(arguments.Context).Delay),
            OnRetry = arguments =>
            {
                var call = Call(arguments.Context);
                log.Repeated(
                    call.Operation, call.Table, call.Tries, OperationTelemetry.TypeOf(arguments.Outcome.Exception!), call.Delay);
                return default;
            },
        }).Build();
    }

    /// <param name="call">The call.</param>
    /// <param name="state">What the tries need.</param>
    /// <param name="tryOnce">Makes one try.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableException">The last try failed.</exception>
    internal async ValueTask<T> ExecuteAsync<T, TState>(
        LogicalCall call, TState state, Func<LogicalCall, TState, CancellationToken, Task<T>> tryOnce,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_call, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, state) => await state.tryOnce(
                    Call(context), state.state, context.CancellationToken).ConfigureAwait(false),
                context,
                (state, tryOnce)).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (call.MayBeApplied && e.NotApplied)
        {
            // That the last try did nothing says nothing of those before.
            if (call.Category == SeaTableOperationCategory.Add)
            {
                throw new SeaTableUnknownOutcomeException(
                    $"{e.Message} An earlier try may have been carried out: look before the rows are sent again.", e)
                {
                    StatusCode = e.StatusCode,
                    RetryAfter = e.RetryAfter,
                };
            }

            e.SetMayBeApplied();
            throw;
        }
        catch (OperationCanceledException e)
            when (call.MayBeDone && e is not SeaTableCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw SeaTableCanceledException.AfterTry(call.Doing, e, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static LogicalCall Call(ResilienceContext context) => context.Properties.GetValue(s_call, null!);
}
