using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SeaTable.Client.Tests;

/// <summary>A limiter or a log of the caller's that fails: told before a call is sent, of no effect afterwards.</summary>
public class FailingLimiterTests
{
    [Fact]
    public async Task A_limiter_that_fails_before_the_call_is_told_as_such()
    {
        using var disposed = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        await disposed.DisposeAsync();
        using var failing = new Failing(isOpen: false);
        foreach (var limiter in new RateLimiter[] { disposed, failing })
        {
            var flaky = new Flaky("", 0);
            var crm = flaky.Connect(retry => retry.MaxAttempts = 1, options => options.RateLimiter = limiter);

            var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.SqlAsync($"SELECT 1"));

            Assert.Equal((true, 0), (error.NotApplied, flaky.Calls));
            Assert.Contains("RateLimiter", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_fails_in_a_limiter_or_a_log_beside_the_call_changes_nothing()
    {
        using var log = new FailingLog();
        using var limiter = new Failing(isOpen: true);
        var flaky = new Flaky("503", times: 1);
        var crm = flaky.Connect(_ => { }, options => (options.RateLimiter, options.LoggerFactory) = (limiter, log));

        await crm.SqlAsync($"SELECT 1");

        Assert.Equal(2, flaky.Calls);
    }

    /// <summary>A limiter of which everything fails, but for the permit when it is open.</summary>
    private sealed class Failing(bool isOpen) : RateLimiter, ISeaTableRateLimitObserver
    {
        public override TimeSpan? IdleDuration => null;

        public void OnRateLimit(SeaTableRateLimit limit) => throw new IOException("limiter");

        public void OnNoRateLimit() => throw new IOException("limiter");

        public void OnBase(Uri server, Guid baseUuid) => throw new IOException("limiter");

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new IOException("limiter");

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            isOpen ? new(new FailingLease()) : throw new IOException("limiter");
    }

    private sealed class FailingLease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata) => throw new IOException("lease");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                throw new IOException("lease");
        }
    }

    private sealed class FailingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new IOException("log");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => throw new IOException("log");

        public void Dispose()
        {
        }
    }
}
