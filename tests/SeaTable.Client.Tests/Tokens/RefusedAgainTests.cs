using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>How long a refusal is remembered, and when tokens are asked for again.</summary>
public sealed class RefusedAgainTests
{
    private const string Exchanged = """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""";

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public async Task A_missing_permission_is_doubted_again_after_a_minute(int seconds, int expected)
    {
        var time = new ManualTime();
        var exchanges = 0;
        var crm = Refusing(time, () => exchanges++, () => "Not permitted.");
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());
        exchanges = 0;

        time.Advance(TimeSpan.FromSeconds(seconds));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());

        Assert.Equal(expected, exchanges);
    }

    [Fact]
    public async Task Renewals_in_vain_are_forgotten_after_a_minute_one_by_one()
    {
        var time = new ManualTime();
        var (exchanges, refusals) = (0, 0);
        var crm = Refusing(time, () => exchanges++, () => $"Not permitted ({refusals++}).");
        List<int> after = [];

        for (var second = 0; second <= 80; second++)
        {
            await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.ToListAsync());
            after.Add(exchanges);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        // The first exchange, and three renewals at once; and once more each as soon as those are a minute old.
        Assert.Equal((2, 3, 4, 4, 5, 6, 7, 7),
            (after[0], after[1], after[2], after[59], after[60], after[61], after[62], after[80]));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 120, 120)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 120, 120)]
    [InlineData(HttpStatusCode.TooManyRequests, 3600, 600)]
    [InlineData(HttpStatusCode.TooManyRequests, 3, 15)]
    public async Task The_wait_that_a_server_asks_for_is_kept_up_to_ten_minutes(HttpStatusCode status, int asked, int expected)
    {
        var time = new ManualTime();
        using var server = new Waiting(status, asked);
        using var http = new HttpClient(server);
        var crm = new CrmBase(
            new SeaTableOptions
            {
                Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, Retry = Crm.OneTry(),
                TimeProvider = time,
            },
            http);
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());

        time.Advance(TimeSpan.FromSeconds(expected - 1));
        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        Assert.Equal((1, true), (server.Calls, error.NotApplied));
        Assert.Contains("in 1 second at the earliest", error.Message, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task After_a_success_a_failure_counts_as_the_first_again()
    {
        var time = new ManualTime();
        var status = HttpStatusCode.Forbidden;
        var exchanges = 0;
        var crm = new CannedServer
        {
            Exchange = () =>
            {
                exchanges++;
                return (status, Exchanged);
            },
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.Unauthorized, """{"detail":"Token expired."}""")),
        }.Connect(time);
        for (var pause = 15; pause <= 30; pause *= 2)
        {
            await Assert.ThrowsAsync<SeaTableAuthenticationException>(() => crm.Contacts.ToListAsync());
            time.Advance(TimeSpan.FromSeconds(pause));
        }

        status = HttpStatusCode.OK;
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        status = HttpStatusCode.Forbidden;
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        exchanges = 0;

        time.Advance(TimeSpan.FromSeconds(14));
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        Assert.Equal(0, exchanges);
        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.ToListAsync());
        Assert.Equal(1, exchanges);
    }

    private static CrmBase Refusing(TimeProvider time, Action onExchange, Func<string> words) => new CannedServer
    {
        Exchange = () =>
        {
            onExchange();
            return (HttpStatusCode.OK, Exchanged);
        },
        Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.Forbidden, $$"""{"error_msg":"{{words()}}"}""")),
    }.Connect(time);

    /// <summary>Asks everybody to wait.</summary>
    private sealed class Waiting(HttpStatusCode status, int seconds) : HttpMessageHandler
    {
        internal int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new StringContent("{}", Encoding.UTF8, "application/json"), RequestMessage = request,
                Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) },
            });
        }
    }
}
