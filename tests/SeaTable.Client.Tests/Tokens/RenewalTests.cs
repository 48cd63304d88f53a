using System.Net;
using System.Runtime.CompilerServices;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>When base tokens are exchanged, and who waits for it.</summary>
public class RenewalTests
{
    private const string GoodExchange = """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""";

    private const string NotPermitted =
        """{"error_msg":"You don't have permission to perform this operation on this base."}""";

    [Fact]
    public async Task Nobody_waits_for_a_renewal_while_the_old_token_is_good_and_a_hundred_callers_cause_one()
    {
        var time = new ManualTime();
        await using var crm = await StartAsync(time);
        await crm.Contacts.ToListAsync();
        var answered = new TaskCompletionSource();
        crm.Wire.Before = call => IsExchange(call) ? answered.Task : Task.CompletedTask;
        crm.Wire.Clear();
        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(30));

        // The exchange hangs, so they would not come back if they waited for it.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => crm.Contacts.ToListAsync()));

        answered.SetResult();
        time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => crm.Contacts.ToListAsync()));
        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
        Assert.Equal(200, crm.Wire.Count("POST", "/sql/"));
    }

    [Fact]
    public async Task A_token_that_has_ended_is_renewed_once_for_a_hundred_callers_before_it_is_refused()
    {
        var time = new ManualTime();
        await using var crm = await StartAsync(time);
        await crm.Contacts.ToListAsync();
        crm.Wire.Clear();
        time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => crm.Contacts.ToListAsync()));

        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
        Assert.Equal(100, crm.Wire.Count("POST", "/sql/"));
    }

    [Fact]
    public async Task A_refused_exchange_is_remembered_with_growing_pauses_and_callers_are_told_at_once()
    {
        var time = new ManualTime();
        var exchanges = 0;
        var crm = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return (HttpStatusCode.Forbidden, """{"error_msg":"Permission denied."}""");
            },
            Answer = _ => throw new InvalidOperationException("No operation can be sent."),
        }.Connect(time);
        List<int> after = [];

        for (var second = 0; second < 600; second++)
        {
            for (var i = 0; i < 3; i++)
            {
                var error = await Assert.ThrowsAsync<SeaTableAuthenticationException>(() => crm.Contacts.ToListAsync());
                Assert.Equal("Permission denied.", error.ServerMessage);
            }

            after.Add(exchanges);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            (1, 1, 2, 2, 3, 4, 6), (after[0], after[14], after[15], after[44], after[45], after[105], after[599]));
    }

    [Fact]
    public async Task A_remembered_refusal_says_so_and_ends_when_the_server_accepts_the_token_again()
    {
        var time = new ManualTime();
        var status = HttpStatusCode.Forbidden;
        var crm = new CannedServer
        {
            Exchange = () => (status, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}"""),
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))),
        }.Connect(time);
        await Assert.ThrowsAsync<SeaTableAuthenticationException>(() => crm.Contacts.ToListAsync());
        status = HttpStatusCode.OK;
        time.Advance(TimeSpan.FromSeconds(5));

        var error = await Assert.ThrowsAsync<SeaTableAuthenticationException>(() => crm.Contacts.ToListAsync());

        Assert.EndsWith(
            "The server said so 5 seconds ago, and is asked again in 10 seconds at the earliest.", error.Message,
            StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_by_the_next_caller()
    {
        var answers = new Queue<HttpStatusCode>([HttpStatusCode.BadGateway, HttpStatusCode.OK]);
        var crm = new CannedServer
        {
            Exchange = () =>
                (answers.Dequeue(), """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}"""),
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))),
        }.Connect();
        await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.ToListAsync());

        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Theory]
    [InlineData("302")]
    [InlineData("200")]
    [InlineData("502")]
    [InlineData("lost")]
    public async Task An_exchange_that_goes_on_failing_is_not_made_for_each_call(string failure)
    {
        var time = new ManualTime();
        var exchanges = 0;
        var isFailing = true;
        var crm = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return !isFailing ? (HttpStatusCode.OK, GoodExchange)
                    : failure == "lost" ? throw new HttpRequestException("gone")
                    : ((HttpStatusCode)int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture), "{}");
            },
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))),
        }.Connect(time);
        for (var call = 0; call < 600; call++)
        {
            await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.InRange(exchanges, 10, 20);
        isFailing = false;
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task A_missing_permission_does_not_hide_that_the_token_expired()
    {
        var (exchanges, expired) = (0, false);
        var crm = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return (HttpStatusCode.OK, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");
            },
            Answer = CannedServer.WithMetadata(_ => !expired ? (HttpStatusCode.Forbidden, NotPermitted)
                : exchanges == 2 ? (HttpStatusCode.Forbidden, """{"error_msg":"Token expired."}""")
                : (HttpStatusCode.OK, CannedServer.Results("[]"))),
        }.Connect();
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());
        Assert.Equal(2, exchanges);

        expired = true;

        Assert.Empty(await crm.Contacts.ToListAsync());
        Assert.Equal(3, exchanges);
    }

    [Fact]
    public async Task A_new_token_that_has_expired_as_well_is_no_missing_permission()
    {
        var exchanges = 0;
        var expired = 2;
        var server = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return (HttpStatusCode.OK, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");
            },
            Answer = CannedServer.WithMetadata(_ => expired-- > 0
                ? (HttpStatusCode.Forbidden, """{"error_msg":"Token expired."}""")
                : (HttpStatusCode.OK, CannedServer.Results("[]"))),
        };

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => server.Connect().Contacts.ToListAsync());

        Assert.True(error is { IsTransient: true, NotApplied: true, StatusCode: HttpStatusCode.Forbidden });
        Assert.Equal(2, exchanges);
    }

    [Fact]
    public async Task A_refusal_in_new_words_each_time_does_not_use_up_the_exchanges_of_a_minute()
    {
        var time = new ManualTime();
        var (exchanges, calls) = (0, 0);
        var crm = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return (HttpStatusCode.OK, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");
            },
            Answer = _ => (HttpStatusCode.Forbidden, $$"""{"error_msg":"Not permitted (case {{calls++}})."}"""),
        }.Connect(time);

        for (var second = 0; second < 60; second++)
        {
            await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, exchanges);
    }

    [Theory]
    [InlineData("app-access-token")]
    [InlineData("/metadata/")]
    public async Task The_failure_of_a_call_that_everybody_has_given_up_is_observed(string path)
    {
        var unobserved = 0;
        var words = $"gone while {Guid.NewGuid()}";
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) =>
            unobserved += e.Exception.ToString().Contains(words, StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await using (var crm = await Crm.StartAsync())
                await GiveUpAsync(crm, path, words);

            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task GiveUpAsync(Crm crm, string path, string words)
    {
        var (reached, fails) = (new TaskCompletionSource(), new TaskCompletionSource());
        crm.Wire.Before = async call =>
        {
            if (call.Path.Contains(path, StringComparison.Ordinal) && reached.TrySetResult())
                await fails.Task;
        };
        using var cancellation = new CancellationTokenSource();
        var caller = crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }, cancellation.Token);
        await reached.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);

        fails.SetException(new HttpRequestException(words));

        // Whether it joins the call that fails or makes another, that call has ended afterwards.
        _ = await Record.ExceptionAsync(() => crm.Contacts.AddAsync(new ContactsRow { Name = "Grace" }));
    }

    private static bool IsExchange(Wire.Call call) => call.Path.Contains("app-access-token", StringComparison.Ordinal);

    private static Task<Crm> StartAsync(TimeProvider time) => Crm.StartAsync(
        options => options.TimeProvider = time, new SeaTableEmulatorOptions { TimeProvider = time });
}
