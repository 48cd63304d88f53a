using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

public class TokenTests
{
    [Fact]
    public async Task Many_first_callers_share_one_exchange()
    {
        await using var crm = await Crm.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => crm.Contacts.ToListAsync()));

        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
    }

    [Fact]
    public async Task A_token_that_expires_amid_a_thousand_reads_by_fifty_callers_costs_one_renewal_and_no_read_fails()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var reads = 0;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                if (Interlocked.Increment(ref reads) == 500)
                    crm.Emulator.ExpireBaseTokens();

                Assert.Equal("Ada", (await crm.Contacts.GetAsync(row.RowId))!.Name);
            }
        }));

        Assert.Equal(1000, reads);
        Assert.Equal(2, crm.Wire.Count("GET", "/app-access-token/"));
    }

    [Fact]
    public async Task A_token_that_ends_by_a_wrong_clock_is_still_used()
    {
        var time = new ManualTime();
        await using var crm = await Crm.StartAsync(options => options.TimeProvider = time,
            new SeaTableEmulatorOptions { TimeProvider = time });
        var ahead = new ManualTime();
        ahead.Advance(TimeSpan.FromDays(30));
        var client = crm.Client(options => options.TimeProvider = ahead);

        await client.Contacts.ToListAsync();
        await client.Contacts.ToListAsync();

        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
    }

    [Fact]
    public async Task A_refused_api_token_says_how_to_create_one_and_is_not_shown()
    {
        const string Wrong = "ffffffffffffffffffffffffffffffffffffffff";
        await using var crm = await Crm.StartAsync(options => options.ApiToken = Wrong);

        var error = await Assert.ThrowsAsync<SeaTableAuthenticationException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.Contains("\"Advanced\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"API & integrations\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, error.ToString(), StringComparison.Ordinal);
        Assert.Single(crm.Wire.Calls);
    }

    [Fact]
    public async Task A_refused_write_leaves_the_row_to_be_added_again()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Name = "Ada" };
        await Assert.ThrowsAsync<SeaTableAuthenticationException>(
            () => crm.Client(options => options.ApiToken = "wrong").Contacts.AddAsync(row));

        await crm.Contacts.AddAsync(row);

        Assert.Equal("Ada", (await crm.Contacts.GetAsync(row.RowId))!.Name);
    }

    [Fact]
    public async Task Tokens_that_the_server_repeats_are_in_no_message()
    {
        const string BaseToken = "a.b.c";
        var said = $"{new string('x', 480)} Invalid token {CannedServer.ApiToken} or {BaseToken}";
        var refused = new CannedServer
        {
            Answer = _ => default,
            Exchange = () => (HttpStatusCode.Forbidden, $$"""{"detail":"Invalid token {{CannedServer.ApiToken}}"}""")
        };
        CannedServer[] servers =
        [
            refused,
            new() { Answer = _ => (HttpStatusCode.BadRequest, $$"""{"error_message":"{{said}}"}""") },
            new() { Answer = _ => (HttpStatusCode.Forbidden, $$"""{"error_msg":"{{said}}"}""") },
            new() { Answer = _ => (HttpStatusCode.OK, $$"""{"success":false,"error_message":"{{said}}"}""") },
            new() { Answer = _ => throw new InvalidOperationException(said) },
        ];

        foreach (var server in servers)
        {
            var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => server.Connect().Contacts.GetAsync("r"));

            foreach (var text in new[] { error.Message, (error as SeaTableApiException)?.ServerMessage ?? "" })
            {
                Assert.DoesNotContain(CannedServer.ApiToken[..10], text, StringComparison.Ordinal);
                Assert.DoesNotContain(BaseToken, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_read_only_token_reads_and_refuses_to_write_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var readOnly = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);
        var row = Assert.Single(await readOnly.Contacts.ToListAsync());
        crm.Wire.Clear();

        row.Name = "Grace";
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => readOnly.Contacts.UpdateAsync(row));
        await Assert.ThrowsAsync<SeaTablePermissionException>(
            () => readOnly.Contacts.AddAsync(new ContactsRow { Name = "Grace" }));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => readOnly.Contacts.DeleteAsync(row.RowId));

        Assert.Empty(crm.Wire.Writes);
    }

    [Fact]
    public async Task A_lasting_refusal_is_tried_once_more_and_no_more()
    {
        var calls = 0;
        var crm = new CannedServer
        {
            Answer = _ =>
            {
                calls++;
                return (HttpStatusCode.Forbidden,
                    """{"error_msg":"You don't have permission to perform this operation on this base."}""");
            },
        }.Connect();

        var error = await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());

        Assert.Equal(2, calls);
        Assert.Contains("You don't have permission", error.Message, StringComparison.Ordinal);

        // Asking again does not buy another token each time.
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_renewal_ahead_of_time_that_fails_leaves_the_good_token_in_use()
    {
        var time = new ManualTime();
        await using var crm = await Crm.StartAsync(options => options.TimeProvider = time,
            new SeaTableEmulatorOptions { TimeProvider = time });
        await crm.Contacts.ToListAsync();
        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(4));
        crm.Wire.Clear();
        crm.Wire.Before = call => call.Path.Contains("app-access-token", StringComparison.Ordinal)
            ? throw new HttpRequestException("gone") : Task.CompletedTask;

        await crm.Contacts.ToListAsync();
        await crm.Contacts.ToListAsync();

        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_exchange_away_from_the_others()
    {
        var gate = new TaskCompletionSource();
        await using var crm = await Crm.StartAsync();
        crm.Wire.Before = call => call.Path.Contains("app-access-token", StringComparison.Ordinal)
            ? gate.Task : Task.CompletedTask;
        using var cancellation = new CancellationTokenSource();
        var first = crm.Contacts.ToListAsync(cancellation.Token);
        var second = crm.Contacts.ToListAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Empty(await second);
        Assert.Equal(1, crm.Wire.Count("GET", "/app-access-token/"));
    }

    [Theory]
    [InlineData("app-access-token", "for a base token")]
    [InlineData("/metadata/", "did not answer within 100 seconds while reading the base's metadata")]
    public async Task A_call_for_all_that_is_never_answered_ends_and_the_next_one_is_made_anew(string path, string expected)
    {
        var time = new ManualTime();
        await using var crm = await Crm.StartAsync(options => options.TimeProvider = time,
            new SeaTableEmulatorOptions { TimeProvider = time });
        crm.Http.Timeout = Timeout.InfiniteTimeSpan;
        var (hangs, hung) = (new TaskCompletionSource(), new TaskCompletionSource());
        crm.Wire.Before = async call =>
        {
            if (call.Path.Contains(path, StringComparison.Ordinal) && hung.TrySetResult())
                await hangs.Task;
        };
        var first = path == "/metadata/"
            ? (Task)crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }) : crm.Contacts.GetAsync("A-row-id-nobody-has-ab");
        await hung.Task;

        time.Advance(TimeSpan.FromSeconds(100));
        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => first);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Grace" });

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>welcome</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_server_that_is_not_SeaTable_is_called_so(string answer)
    {
        var crm = new CannedServer { Answer = _ => default, Exchange = () => (HttpStatusCode.OK, answer) }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());

        Assert.Contains("did not answer like a SeaTable server", error.Message, StringComparison.Ordinal);
    }
}
