using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>A new API token in place of the old one, without a restart.</summary>
public sealed class NewApiTokenTests
{
    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "5c264e76-0e5a-448a-9f34-580b551364ca", "the server does not accept it")]
    [InlineData(HttpStatusCode.OK, "11111111-0e5a-448a-9f34-580b551364ca", "it is that of another base")]
    [InlineData(HttpStatusCode.BadGateway, "", "the exchange failed with 502 and is tried again")]
    public async Task A_new_api_token_that_can_t_be_used_is_a_warning_at_once_though_calls_go_on(
        HttpStatusCode status, string baseUuid, string reason)
    {
        const string NewToken = "ffffffffffffffffffffffffffffffffffffffff";
        using var log = new LogLines();
        var answer = (HttpStatusCode.OK, Exchanged("5c264e76-0e5a-448a-9f34-580b551364ca"));
        var time = new ManualTime();
        var crm = new CannedServer
        {
            Exchange = () => answer,
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))),
        }.Connect(options => (options.LoggerFactory, options.TimeProvider) = (log, time));
        await crm.Contacts.ToListAsync();
        answer = (status, Exchanged(baseUuid));

        crm.Client.UseApiToken(NewToken);

        await log.WhenAsync(lines => lines.Any(line => line.StartsWith(
            $"The new API token can't be used: {reason}. Calls go on", StringComparison.Ordinal)));
        Assert.Single(log.Warnings);
        Assert.Empty(await crm.Contacts.ToListAsync());

        answer = (HttpStatusCode.OK, Exchanged("5c264e76-0e5a-448a-9f34-580b551364ca"));
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.Empty(await crm.Contacts.ToListAsync());

        await log.WhenAsync(lines => lines.Contains("The new API token is in use. "));
        Assert.Single(log.Warnings);
        Assert.DoesNotContain(log.Lines, line => line.Contains(NewToken, StringComparison.Ordinal));
    }

    private static string Exchanged(string baseUuid) => $$"""{"access_token":"a.b.c","dtable_uuid":"{{baseUuid}}"}""";
}
