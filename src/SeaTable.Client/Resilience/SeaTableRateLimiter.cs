using System.Threading.RateLimiting;

namespace SeaTable;

/// <summary>
/// The limit of calls of one process, as the server's answers shape it: while the server has calls left they go at once; when it
/// has none they wait for its next window. Until an answer tells anything, nothing is limited.
/// </summary>
/// <remarks>
/// Each client has one of its own unless <c>SeaTableOptions.RateLimiter</c> is set. Clients of one base in one process share
/// what the server takes when all their options have the same.
/// </remarks>
/// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
public sealed class SeaTableRateLimiter(TimeProvider? timeProvider = null) : RateLimiter, ISeaTableRateLimitObserver
{
    /// <summary>How far apart answers of one window may tell its end, which comes in whole seconds.</summary>
    private static readonly TimeSpan s_sameEnd = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly object _gate = new();
    private long _granted;
    private int _limit = int.MaxValue;
    private int _left = int.MaxValue;
    private DateTimeOffset _end = DateTimeOffset.MaxValue;
    private bool _isGuess;

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <summary>How long a call has to wait now.</summary>
    internal TimeSpan Wait
    {
        get
        {
            lock (_gate)
                return WaitLocked();
        }
    }

    /// <inheritdoc/>
    public void OnRateLimit(SeaTableRateLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (limit.IsQuota)
            return; // The month's quota: the server says so itself, and may be given a larger one any time.

        lock (_gate)
        {
            if (_isGuess && limit.ResetAfter == TimeSpan.Zero)
                return; // A late answer of the window before.

            var end = _clock.GetUtcNow() + limit.ResetAfter;
            var isSameWindow = _end != DateTimeOffset.MaxValue && end - _end < s_sameEnd;

            // Answers overtake each other, and calls under way are not counted yet, so within a window it only becomes less.
            _left = isSameWindow ? Math.Min(_left, limit.Remaining) : limit.Remaining;
            _end = isSameWindow && !_isGuess ? _end : end;
            if (limit.Limit > 0) // A window that takes no call would never end, for nothing would tell of the next one.
                _limit = limit.Limit.Value;

            _isGuess = false;
        }
    }

    /// <inheritdoc/>
    /// <remarks>What is left of a window that is taken to be like the last one is not known then.</remarks>
    public void OnNoRateLimit()
    {
        lock (_gate)
        {
            if (!_isGuess)
                return;

            _left = int.MaxValue;
            _end = DateTimeOffset.MaxValue;
            _isGuess = false;
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _left, TotalSuccessfulLeases = _granted,
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        TryTake(permitCount, out var wait) ? Lease.Granted : new Lease(wait);

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        TryTake(permitCount, out var wait) ? new(Lease.Granted) : WaitAsync(permitCount, wait, cancellationToken);

    private async ValueTask<RateLimitLease> WaitAsync(int permitCount, TimeSpan wait, CancellationToken cancellationToken)
    {
        do
        {
            await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
        }
        while (!TryTake(permitCount, out wait));

        return Lease.Granted;
    }

    private bool TryTake(int permitCount, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = WaitLocked();
            if (wait > TimeSpan.Zero)
                return false;

            if (_left != int.MaxValue)
                _left -= permitCount;

            _granted += permitCount;
            return true;
        }
    }

    private TimeSpan WaitLocked()
    {
        var now = _clock.GetUtcNow();
        if (now >= _end)
        {
            // A new window, of which the next answer tells more.
            _left = _limit;
            _end = now + s_window;
            _isGuess = true;
        }

        return _left > 0 ? TimeSpan.Zero : _end - now;
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        internal static Lease Granted { get; } = new(null);

        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}
