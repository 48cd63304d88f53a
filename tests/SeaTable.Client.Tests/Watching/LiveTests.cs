using System.Net;
using System.Text;

namespace SeaTable.Client.Tests.Watching;

public sealed class LiveTests
{
    private const string Socket = "/socket.io/";

    [Fact]
    public async Task Changes_come_by_a_websocket_without_asking_the_log()
    {
        await using var crm = await StartAsync();
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });
        await watcher.NextAsync();
        crm.Wire.Clear();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "two" });

        Assert.Equal("two", (await watcher.NextAsync()).Row?.Name);
        Assert.Equal(0, crm.Wire.Count("GET", "/operations/"));
        Assert.Equal(0, crm.Wire.Count("GET", Socket));
    }

    [Fact]
    public async Task Where_websockets_are_closed_changes_come_by_polling_the_live_connection()
    {
        await using var crm = await StartAsync();
        crm.Wire.Instead = call => call.Path.Contains("transport=websocket", StringComparison.Ordinal) ? Answer(502, "") : null;
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });
        await watcher.NextAsync();
        crm.Wire.Clear();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "two" });

        Assert.Equal("two", (await watcher.NextAsync()).Row?.Name);
        Assert.Equal(0, crm.Wire.Count("GET", "/operations/"));
        Assert.NotEqual(0, crm.Wire.Count("GET", "transport=polling"));
    }

    [Fact]
    public async Task An_operation_that_is_no_text_may_be_about_anything()
    {
        await using var crm = await StartAsync();
        crm.Wire.Instead = call => call.Path.Contains("transport=websocket", StringComparison.Ordinal) ? Answer(502, "") : null;
        await using var watcher = await crm.Base.WatchContactsAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });
        Assert.Equal(SeaTableChangeKind.Inserted, (await watcher.NextAsync()).Kind);

        crm.Wire.ChangeAnswer = (_, body) =>
            body.Replace("\"update-dtable\",\"", "\"update-dtable\",\"\\ud800", StringComparison.Ordinal);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "two" });

        Assert.Equal(SeaTableChangeKind.Resynchronize, (await watcher.NextAsync()).Kind);
    }

    [Fact]
    public async Task An_emulator_without_a_port_is_watched_as_well()
    {
        await using var emulator = await SeaTable.Emulator.SeaTableEmulator.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"), new() { InProcess = true });
        using var http = emulator.CreateClient();
        var crm = new CrmBase(Crm.Options(emulator), http);
        await using var watcher = await crm.WatchContactsAsync();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });

        Assert.Equal("one", (await watcher.NextAsync()).Row?.Name);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("page")]
    [InlineData("no handshake")]
    [InlineData("no base")]
    public async Task A_server_that_closes_the_live_connection_in_the_handshake_is_asked_instead(string how)
    {
        await using var crm = await StartAsync();
        crm.Wire.Instead = call => !call.Path.Contains(Socket, StringComparison.Ordinal) ? null : how switch
        {
            "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
            "page" => Answer(200, "<html>Welcome</html>"),
            "no handshake" when call.Path.Contains("&sid=", StringComparison.Ordinal) => Answer(400, ""),
            "no handshake" => Answer(200, """0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}"""),
            _ => Answer(200, "44{\"message\":\"no\"}"),
        };
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });

        var change = await watcher.NextAsync();
        Assert.Equal((SeaTableChangeKind.Inserted, "one"), (change.Kind, change.Row?.Name));
    }

    [Fact]
    public async Task A_base_token_that_is_over_is_renewed_for_the_live_connection()
    {
        await using var crm = await StartAsync();
        var now = await crm.Base.Client.GetPositionAsync();
        crm.Emulator.ExpireBaseTokens();
        var exchanges = crm.Emulator.TokenExchanges;
        await using var watcher = crm.Base.WatchContacts(Watching.Options(now));

        await using (var other = await crm.Client(_ => { }).WatchContactsAsync())
            await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });

        Assert.Equal("one", (await watcher.NextAsync()).Row?.Name);
        Assert.Equal(exchanges + 2, crm.Emulator.TokenExchanges);
        Assert.Equal(0, crm.Wire.Count("GET", "/operations/") - crm.Wire.Count("GET", "/operations/?page=1&"));
    }

    [Fact]
    public async Task A_refused_api_token_ends_the_watch_with_what_is_wrong()
    {
        await using var crm = await Crm.StartAsync(options => options.ApiToken = new string('a', 40));
        await using var watcher = crm.Base.WatchContacts(Watching.Options());

        await Assert.ThrowsAsync<SeaTableAuthenticationException>(watcher.NextAsync);
    }

    [Fact]
    public async Task What_happened_while_the_connection_was_cut_is_told_once_with_who_did_it()
    {
        await using var crm = await StartAsync();
        await using var line = new CutLine(crm.Emulator.Server);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var far = new CrmBase(
            new SeaTableOptions
            {
                Server = line.Address, ApiToken = crm.Emulator.ApiToken, TimeProvider = new SkippingTime(100),
            },
            http);
        await using var watcher = await far.WatchContactsAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await watcher.NextAsync();

        line.Cut();
        await crm.Contacts.DeleteAsync(ada.RowId);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Bob" });

        var changes = await watcher.NextAsync(2);
        Assert.Equal(
            [(SeaTableChangeKind.Inserted, "Bob"), (SeaTableChangeKind.Deleted, null)],
            changes.Select(change => (change.Kind, change.Row?.Name)).Order());
        Assert.All(changes, change => Assert.False(change.IsRepeated));
        Assert.Equal(ada.RowId, changes.Single(change => change.Row is null).RowId);
        Assert.Equal("emulator", changes.Single(change => change.Row is null).By);
    }

    [Fact]
    public async Task No_token_is_in_the_address_or_the_log_of_a_live_connection()
    {
        var log = new LogLines();
        await using var crm = await StartAsync(log);
        crm.Wire.Instead = call => call.Path.Contains("transport=websocket", StringComparison.Ordinal) ? Answer(502, "") : null;
        await using var watcher = await crm.Base.WatchContactsAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "one" });
        await watcher.NextAsync();

        await log.WhenAsync(lines => lines.Any(line => line.Contains("live connection", StringComparison.Ordinal)));
        var token = (string?)System.Text.Json.Nodes.JsonNode.Parse(
            crm.Wire.Calls.First(call => call.Body.StartsWith("420", StringComparison.Ordinal)).Body[3..])![2];
        Assert.All(crm.Wire.Calls, call => Assert.DoesNotContain(token!, call.Path, StringComparison.Ordinal));
        lock (log.Lines)
            Assert.All(log.Lines, line => Assert.DoesNotContain(token!, line, StringComparison.Ordinal));
    }

    private static Task<Crm> StartAsync(LogLines? log = null) => Crm.StartAsync(options =>
    {
        options.TimeProvider = new SkippingTime(100);
        options.LoggerFactory = log;
    });

    private static HttpResponseMessage Answer(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
}
