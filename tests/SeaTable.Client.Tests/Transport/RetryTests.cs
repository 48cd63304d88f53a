using System.Globalization;

namespace SeaTable.Client.Tests;

/// <summary>Which failed calls are repeated by themselves, after which wait, and what is told in the end.</summary>
public class RetryTests
{
    public static TheoryData<string, SeaTableOperationCategory, SeaTableOperationCategory, bool> Policies()
    {
        var data = new TheoryData<string, SeaTableOperationCategory, SeaTableOperationCategory, bool>();
        foreach (var category in Enum.GetValues<SeaTableOperationCategory>())
        {
            foreach (var policy in Enum.GetValues<SeaTableOperationCategory>())
            {
                // Ambiguous failures up to the policy, those of which nothing was carried out always, refusals never.
                foreach (var ambiguous in new[] { "lost", "500", "502", "503", "504", "html", "empty", "in time" })
                    data.Add(ambiguous, category, policy, category <= policy);

                foreach (var known in new[] { "429", "unreachable" })
                    data.Add(known, category, policy, true);

                foreach (var refused in new[] { "400", "403", "404", "409", "413", "302" })
                    data.Add(refused, category, policy, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_call_is_repeated_by_what_it_does_and_by_what_it_failed_of(
        string failure, SeaTableOperationCategory category, SeaTableOperationCategory policy, bool isRepeated)
    {
        var flaky = new Flaky(failure, times: failure == "403" ? 2 : 1) // A new token is tried after a 403.
        {
            Headers = new() { ["Retry-After"] = "0" },
        };
        var crm = flaky.Connect(retry => retry.RepeatUpTo = policy);

        var error = await Record.ExceptionAsync(() => CallAsync(crm, category));

        Assert.Equal(isRepeated ? 2 : 1, flaky.Calls - (failure == "403" ? 1 : 0));
        Assert.Equal(isRepeated, error is null);
    }

    [Theory]
    [InlineData(SeaTableOperationCategory.Read, false)]
    [InlineData(SeaTableOperationCategory.Write, false)]
    [InlineData(SeaTableOperationCategory.Add, true)]
    public async Task After_the_last_try_the_exception_tells_what_may_be_stored(
        SeaTableOperationCategory category, bool isUnknown)
    {
        var flaky = new Flaky("lost", times: int.MaxValue);
        var crm = flaky.Connect(retry => (retry.MaxAttempts, retry.RepeatUpTo) = (3, SeaTableOperationCategory.Add));

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => CallAsync(crm, category));

        Assert.Equal(3, flaky.Calls);
        Assert.Equal(isUnknown, error is SeaTableUnknownOutcomeException);
        Assert.Equal(!isUnknown, error.IsTransient);
        Assert.False(error.NotApplied);
    }

    [Theory]
    [InlineData(SeaTableOperationCategory.Write)]
    [InlineData(SeaTableOperationCategory.Add)]
    public async Task A_last_try_that_did_nothing_does_not_hide_one_that_may_have(SeaTableOperationCategory category)
    {
        var flaky = new Flaky("lost", times: int.MaxValue);
        var crm = flaky.Connect(retry => (retry.MaxAttempts, retry.RepeatUpTo) = (2, SeaTableOperationCategory.Add));
        flaky.Next = number => number == 1 ? "lost" : "unreachable";

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => CallAsync(crm, category));

        Assert.False(error.NotApplied);
        Assert.Equal(category == SeaTableOperationCategory.Add, error is SeaTableUnknownOutcomeException);
    }

    [Theory]
    [InlineData("429", 2)]
    [InlineData("unreachable", 2)]
    [InlineData("400", 1)]
    public async Task What_is_known_not_to_be_done_says_so_in_the_end(string failure, int calls)
    {
        var flaky = new Flaky(failure, times: int.MaxValue) { Headers = new() { ["Retry-After"] = "0" } };
        var crm = flaky.Connect(retry => retry.MaxAttempts = 2);

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => CallAsync(crm, SeaTableOperationCategory.Add));

        Assert.Equal(calls, flaky.Calls);
        Assert.True(error.NotApplied);
        Assert.IsNotType<SeaTableUnknownOutcomeException>(error);
    }

    [Theory]
    [InlineData("retry-after", 30)]
    [InlineData("reset", 45)]
    [InlineData("none", 20)]
    public async Task A_wait_that_the_server_asks_for_is_kept_and_not_shortened(string header, int seconds)
    {
        var clock = new ManualTime();
        var flaky = new Flaky("429", times: 1) { Clock = clock };
        flaky.Headers = header switch
        {
            "reset" => new() { ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = flaky.Unix(seconds) },
            "retry-after" => new() { ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture) },
            _ => [],
        };
        var crm = flaky.Connect(retry => retry.BaseDelay = TimeSpan.FromMilliseconds(1));

        var call = CallAsync(crm, SeaTableOperationCategory.Read);
        var begun = clock.GetUtcNow();
        while (!call.IsCompleted)
            await clock.StepAsync();
        await call;

        Assert.True(clock.GetUtcNow() - begun >= TimeSpan.FromSeconds(seconds));
        Assert.True(clock.GetUtcNow() - begun < TimeSpan.FromSeconds(seconds + 5));
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_left_is_not_begun_and_told()
    {
        var flaky = new Flaky("429", times: 1) { Headers = new() { ["Retry-After"] = "90" } };
        var crm = flaky.Connect(retry => retry.TotalTimeout = TimeSpan.FromSeconds(60));

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => CallAsync(crm, SeaTableOperationCategory.Add));

        Assert.Equal((1, TimeSpan.FromSeconds(90), true, true),
            (flaky.Calls, error.RetryAfter, error.IsTransient, error.NotApplied));
        Assert.Contains("Wait 90 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_quota_of_the_month_is_said_at_once()
    {
        var flaky = new Flaky("429", times: 1);
        flaky.Headers = new()
        {
            ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "0",
            ["x-ratelimit-reset"] = flaky.Unix((int)TimeSpan.FromDays(12).TotalSeconds),
        };
        var crm = flaky.Connect(retry => retry.TotalTimeout = TimeSpan.FromDays(1));

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => CallAsync(crm, SeaTableOperationCategory.Read));

        Assert.Equal((1, false, true), (flaky.Calls, error.IsTransient, error.NotApplied));
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromDays(11.9), TimeSpan.FromDays(12.1));
        Assert.Contains("quota of API calls is spent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_ends_when_its_time_is_over_however_many_tries_are_left()
    {
        var clock = new ManualTime();
        var flaky = new Flaky("hang", times: int.MaxValue) { Clock = clock };
        var crm = flaky.Connect(retry =>
        {
            retry.MaxAttempts = 100;
            retry.AttemptTimeout = TimeSpan.FromSeconds(10);
            retry.TotalTimeout = TimeSpan.FromSeconds(35);
        });

        var call = CallAsync(crm, SeaTableOperationCategory.Read);
        var begun = clock.GetUtcNow();
        while (!call.IsCompleted)
            await clock.StepAsync();

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => call);
        Assert.Contains("did not answer in time", error.Message, StringComparison.Ordinal);
        Assert.InRange(clock.GetUtcNow() - begun, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
        Assert.InRange(flaky.Calls, 3, 4);
    }

    [Theory]
    [InlineData(SeaTableOperationCategory.Read, false)]
    [InlineData(SeaTableOperationCategory.Write, true)]
    [InlineData(SeaTableOperationCategory.Add, true)]
    public async Task A_call_that_is_cancelled_after_it_was_sent_says_so(SeaTableOperationCategory category, bool mayBeDone)
    {
        using var source = new CancellationTokenSource();
        var flaky = new Flaky("hang", times: 1) { OnCall = source.Cancel };
        var crm = flaky.Connect(_ => { });

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(crm, category, source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(mayBeDone, error is SeaTableCanceledException);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_second_try_says_that_the_first_may_have_been_done()
    {
        using var source = new CancellationTokenSource();
        var flaky = new Flaky("lost", times: 1) { Clock = new ManualTime() };
        var crm = flaky.Connect(retry => retry.BaseDelay = TimeSpan.FromSeconds(1));
        var call = CallAsync(crm, SeaTableOperationCategory.Write, source.Token);
        while (flaky.Calls == 0)
            await Task.Delay(1);

        await source.CancelAsync();

        await Assert.ThrowsAsync<SeaTableCanceledException>(() => call);
    }

    private static Task<SqlResult> CallAsync(CrmBase crm, SeaTableOperationCategory category,
        CancellationToken token = default) =>
        category switch
        {
            SeaTableOperationCategory.Read => crm.SqlAsync(SqlText.Raw("SELECT 1"), token),
            SeaTableOperationCategory.Write => crm.SqlAsync(SqlText.Raw("DELETE FROM Contacts WHERE Age = 1"), token),
            _ => crm.SqlAsync(SqlText.Raw("INSERT INTO Contacts (Age) VALUES (1)"), token),
        };
}
