using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>
/// The limit of calls to a base that all processes keep together to. While Redis does not answer, each process goes by what the
/// server tells it, which counts the calls of all.
/// </summary>
/// <remarks>
/// A limiter with numbers of its own, such as a token bucket, would be wrong beside the server's: what it grants at another
/// moment than the server does is refused there, or lost. So this one keeps the server's own window.
/// </remarks>
internal sealed class RedisRateLimiter(RedisWindow window, TimeProvider clock, ILogger log)
    : RateLimiter, ISeaTableRateLimitObserver
{
    /// <summary>How long Redis may take to answer.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    /// <summary>How long it is not asked after a failure.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly SeaTableRateLimiter _own = new(clock);
    private string? _key;
    private volatile bool _isTold;
    private int _isLost;
    private long _lostAt;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    public void OnBase(Uri server, Guid baseUuid) => Volatile.Write(ref _key, "seatable-limit-" + Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{server.AbsoluteUri} {baseUuid:D}")).AsSpan(0, 16)));

    public void OnRateLimit(SeaTableRateLimit limit)
    {
        _own.OnRateLimit(limit);
        if (!limit.IsQuota)
            Send(key => window.TellAsync(key, limit));
    }

    public void OnNoRateLimit()
    {
        _own.OnNoRateLimit();
        if (!_isTold)
            Send(window.ForgetAsync);
    }

    // What Redis says can't be had without waiting.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Lease.Refused;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        while (await TryTakeAsync(permitCount, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            if (answer.IsGranted)
                return Lease.Granted;

            // Not all at the same moment.
            await Task.Delay(answer.Wait * (1 + (0.05 * Random.Shared.NextDouble())), clock, cancellationToken)
                .ConfigureAwait(false);
        }

        return await _own.AcquireAsync(permitCount, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>What Redis answered; <see langword="null"/> when it did not.</returns>
    private async Task<WindowAnswer?> TryTakeAsync(int permitCount, CancellationToken cancellationToken)
    {
        WindowAnswer? answer = null;
        await AskAsync(async key => answer = await window.TakeAsync(key, permitCount).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        _isTold = answer?.IsTold ?? _isTold;
        return answer;
    }

    private void Send(Func<string, Task> command) => _ = AskAsync(command, CancellationToken.None);

    /// <summary>Has Redis do something. Whatever fails there must not keep a call from being sent.</summary>
    private async Task AskAsync(Func<string, Task> command, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _key) is not { } key || IsPausing())
            return;

        var asked = command(key);
        try
        {
            await asked.WaitAsync(s_limit, cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _isLost, 0) == 1)
                log.LimitSharedAgain();
        }
#pragma warning disable CA1031 // The connection is made by the application's code, which throws what it likes.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            asked.Observe();
            Volatile.Write(ref _lostAt, clock.GetTimestamp());
            if (Interlocked.Exchange(ref _isLost, 1) == 0)
                log.LimitNotShared(e.GetType().Name);
        }
    }

    private bool IsPausing() =>
        Volatile.Read(ref _isLost) == 1 && clock.GetElapsedTime(Volatile.Read(ref _lostAt)) < s_pause;

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        internal static Lease Granted { get; } = new(true);

        internal static Lease Refused { get; } = new(false);

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
