using System.Threading.RateLimiting;

namespace SeaTable.Client.Tests;

/// <summary>The limit of calls on the client's side, as the server's answers shape it.</summary>
public class RateLimitTests
{
    private readonly ManualTime _clock = new();

    [Fact]
    public void Nothing_is_limited_until_the_server_tells_a_limit()
    {
        using var limiter = new SeaTableRateLimiter(_clock);

        for (var i = 0; i < 10_000; i++)
            Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task Calls_wait_for_the_next_window_when_none_are_left()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(200, 2, TimeSpan.FromSeconds(40)));

        Assert.True(limiter.AttemptAcquire().IsAcquired);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        var refused = limiter.AttemptAcquire();
        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var after));
        Assert.Equal(TimeSpan.FromSeconds(40), after);

        var waiting = limiter.AcquireAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public void A_new_window_has_the_whole_limit()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(3, 0, TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limiter.AttemptAcquire().IsAcquired));
    }

    [Fact]
    public void A_server_that_tells_of_its_limit_only_when_it_refuses_limits_nothing_afterwards()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(3, 0, TimeSpan.Zero));
        Assert.True(limiter.AttemptAcquire().IsAcquired);

        limiter.OnNoRateLimit();

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(limiter.AttemptAcquire().IsAcquired));
    }

    [Fact]
    public void The_end_of_a_window_that_began_by_itself_is_corrected_by_what_an_answer_tells()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(1, 0, TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(limiter.AttemptAcquire().IsAcquired);

        limiter.OnRateLimit(new SeaTableRateLimit(1, 0, TimeSpan.Zero)); // A late one of the window before.
        Assert.Equal(TimeSpan.FromMinutes(1), limiter.Wait);
        limiter.OnRateLimit(new SeaTableRateLimit(1, 0, TimeSpan.FromSeconds(30)));

        Assert.Equal(TimeSpan.FromSeconds(30), limiter.Wait);
    }

    [Fact]
    public void An_answer_that_was_overtaken_gives_no_calls_back()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(200, 1, TimeSpan.FromSeconds(40)));
        limiter.OnRateLimit(new SeaTableRateLimit(200, 9, TimeSpan.FromSeconds(41)));
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);

        limiter.OnRateLimit(new SeaTableRateLimit(200, 150, TimeSpan.FromSeconds(100)));
        Assert.Equal(150, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public void The_quota_of_the_month_holds_nothing_up()
    {
        using var limiter = new SeaTableRateLimiter(_clock);

        limiter.OnRateLimit(new SeaTableRateLimit(200, 0, TimeSpan.FromDays(12)));

        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task A_call_waits_for_the_window_that_an_answer_told_and_is_not_sent_before()
    {
        var flaky = new Flaky("", 0) { Clock = _clock };
        flaky.Always = new()
        {
            ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = flaky.Unix(30),
        };
        var crm = flaky.Connect(_ => { });
        await crm.SqlAsync($"SELECT 1");

        var second = crm.SqlAsync($"SELECT 2");
        _clock.Advance(TimeSpan.FromSeconds(29));
        await Task.Delay(20);
        Assert.Equal(1, flaky.Calls);
        while (!second.IsCompleted)
            await _clock.StepAsync();

        await second;
        Assert.Equal(2, flaky.Calls);
    }

    [Fact]
    public async Task A_call_that_has_no_time_for_the_wait_is_not_sent_and_says_how_long()
    {
        var flaky = new Flaky("", 0) { Clock = _clock };
        flaky.Always = new()
        {
            ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = flaky.Unix(50),
        };
        var crm = flaky.Connect(retry => retry.TotalTimeout = TimeSpan.FromSeconds(10));
        await crm.SqlAsync($"SELECT 1");

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.SqlAsync($"SELECT 2"));

        Assert.Equal((true, true, 1), (error.NotApplied, error.IsTransient, flaky.Calls));
        Assert.Equal(50, error.RetryAfter!.Value.TotalSeconds);
    }

    [Fact]
    public async Task Another_limiter_can_be_set_and_shared_and_is_told_what_the_server_says()
    {
        using var limiter = new Counting();
        var flaky = new Flaky("", 0);
        flaky.Always = new()
        {
            ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "17", ["x-ratelimit-reset"] = flaky.Unix(50),
        };
        var one = flaky.Connect(_ => { }, options => options.RateLimiter = limiter);
        var other = flaky.Connect(_ => { }, options => options.RateLimiter = limiter);

        await one.SqlAsync($"SELECT 1");
        await other.SqlAsync($"SELECT 1");
        limiter.IsOpen = false;
        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => one.SqlAsync($"SELECT 1"));

        Assert.Equal(2, flaky.Calls);
        Assert.Equal([(200, 17), (200, 17)], limiter.Told.Select(told => (told.Limit ?? 0, told.Remaining)));
        Assert.Equal((true, TimeSpan.FromHours(1)), (error.NotApplied, error.RetryAfter));
    }

    [Fact]
    public async Task A_limiter_is_told_the_base_before_the_first_call_and_of_answers_that_tell_no_limit()
    {
        using var limiter = new Counting();
        var crm = new Flaky("", 0).Connect(_ => { }, options => options.RateLimiter = limiter);

        await crm.SqlAsync($"SELECT 1");
        await crm.SqlAsync($"SELECT 1");

        Assert.Equal([crm.Client.Server.AbsoluteUri, "no limit", "no limit"], limiter.Words);
    }

    [Fact]
    public void A_limit_of_no_calls_does_not_stop_the_client_for_good()
    {
        using var limiter = new SeaTableRateLimiter(_clock);
        limiter.OnRateLimit(new SeaTableRateLimit(0, 0, TimeSpan.FromSeconds(30)));
        Assert.False(limiter.AttemptAcquire().IsAcquired);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(20)]
    public async Task A_minute_is_a_minute_by_the_server_s_clock_however_wrong_ours_is(int minutes)
    {
        var server = _clock.GetUtcNow().AddMinutes(-minutes);
        var flaky = new Flaky("429", times: 1)
        {
            Clock = _clock,
            Headers = new()
            {
                ["Date"] = server.ToString("R"), ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "0",
                ["x-ratelimit-reset"] = server.AddSeconds(30).ToUnixTimeSeconds()
                    .ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };

        var error = await Assert.ThrowsAsync<SeaTableApiException>(
            () => flaky.Connect(retry => retry.MaxAttempts = 1).SqlAsync($"SELECT 1"));

        Assert.Equal((true, TimeSpan.FromSeconds(30)), (error.IsTransient, error.RetryAfter));
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("9223372036854775807")]
    public async Task A_wait_of_more_seconds_than_can_be_counted_is_not_dropped(string seconds)
    {
        var flaky = new Flaky("503", times: 1) { Headers = new() { ["Retry-After"] = seconds } };

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => flaky.Connect(_ => { }).SqlAsync($"SELECT 1"));

        Assert.Equal(1, flaky.Calls);
        Assert.True(error.RetryAfter > TimeSpan.FromDays(1000));
    }

    private sealed class Counting : RateLimiter, ISeaTableRateLimitObserver
    {
        internal bool IsOpen { get; set; } = true;

        internal List<SeaTableRateLimit> Told { get; } = [];

        internal List<string> Words { get; } = [];

        public override TimeSpan? IdleDuration => null;

        public void OnRateLimit(SeaTableRateLimit limit) => Told.Add(limit);

        public void OnNoRateLimit() => Words.Add("no limit");

        public void OnBase(Uri server, Guid baseUuid)
        {
            Assert.NotEqual(Guid.Empty, baseUuid);
            Words.Add(server.AbsoluteUri);
        }

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(IsOpen);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            new(new Lease(IsOpen));
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = TimeSpan.FromHours(1);
            return true;
        }
    }
}
