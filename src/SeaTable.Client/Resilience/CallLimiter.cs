using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// The limit of calls, which may be one of the caller's. What fails in that is told before a call is sent, and changes nothing
/// afterwards, when the call may have stored rows.
/// </summary>
#pragma warning disable CA1031 // It is the application's code, which throws what it likes.
internal sealed class CallLimiter(RateLimiter limiter, ILogger log)
{
    private readonly ISeaTableRateLimitObserver? _observer = limiter as ISeaTableRateLimitObserver;

    /// <summary>How long a call has to wait now, as far as that is known before it asks.</summary>
    internal TimeSpan Wait => limiter is SeaTableRateLimiter own ? own.Wait : TimeSpan.Zero;

    /// <summary>Waits for a permit, or for the refusal of one.</summary>
    /// <param name="doing">What is to be done, as it follows "while" in a message.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableConnectionException">The limiter failed.</exception>
    internal async ValueTask<CallPermit> AcquireAsync(string doing, CancellationToken cancellationToken)
    {
        try
        {
            var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            return new CallPermit(lease, log);
        }
        catch (Exception e) when (e is not SeaTableException && !cancellationToken.IsCancellationRequested)
        {
            throw new SeaTableConnectionException(
                $"The RateLimiter of SeaTableOptions failed with {e.GetType().Name}, so {doing} was not sent. It has to live " +
                "as long as the client.", e)
            {
                NotApplied = true,
                IsTransient = e is not ObjectDisposedException,
            };
        }
    }

    internal void OnBase(Uri server, Guid baseUuid) =>
        Tell(static (observer, told) => observer.OnBase(told.server, told.baseUuid), (server, baseUuid));

    internal void OnRateLimit(SeaTableRateLimit limit) => Tell(static (observer, told) => observer.OnRateLimit(told), limit);

    internal void OnNoRateLimit() => Tell(static (observer, _) => observer.OnNoRateLimit(), 0);

    private void Tell<T>(Action<ISeaTableRateLimitObserver, T> tell, T told)
    {
        if (_observer is null)
            return;

        try
        {
            tell(_observer, told);
        }
        catch (Exception e)
        {
            log.LimiterFailed(e.GetType().Name);
        }
    }
}

/// <summary>What a limiter answered: a permit for one call, or none.</summary>
internal sealed class CallPermit(RateLimitLease lease, ILogger log) : IDisposable
{
    internal bool IsAcquired { get; } = lease.IsAcquired;

    /// <summary>How long to wait before it is asked again, if it said so.</summary>
    internal TimeSpan? RetryAfter { get; } =
        !lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null;

    public void Dispose()
    {
        try
        {
            lease.Dispose();
        }
        catch (Exception e)
        {
            log.LimiterFailed(e.GetType().Name);
        }
    }
}
#pragma warning restore CA1031
