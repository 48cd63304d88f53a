using System.Text.Json.Nodes;
using SeaTable.Client.Tests;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

/// <summary>How live connections begin, change their transport and end, as Engine.IO has it.</summary>
public sealed class SocketTransportTests
{
    [Fact]
    public async Task A_client_that_does_not_answer_pings_is_let_go_and_one_that_does_stays()
    {
        var time = new ManualTime();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = time });
        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken, "?exp=3d");
        await using var silent = await LiveConnection.JoinAsync(workshop, token);
        await using var there = await LiveConnection.JoinAsync(workshop, token);
        var told = AnswerAsync(there);

        while (await NextAsync(silent, time) is not null)
        {
        }

        await workshop.AddAsync("""{"Title": "still told"}""");
        Assert.Contains("still told", await told, StringComparison.Ordinal);

        static async Task<string> AnswerAsync(LiveConnection connection)
        {
            while (await connection.ReceiveAsync() is { } packet)
            {
                if (packet == "2")
                    await connection.SendAsync("3");
                else if (packet.Contains("update-dtable", StringComparison.Ordinal))
                    return packet;
            }

            return "the connection ended";
        }
    }

    [Fact]
    public async Task A_client_that_stops_before_it_has_connected_is_let_go_though_it_answers()
    {
        var time = new ManualTime();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = time });
        await using var half = await LiveConnection.ConnectAsync(workshop, $"dtable_uuid={workshop.Emulator.BaseUuid}");

        while (await NextAsync(half, time) is { } packet)
        {
            if (packet == "2")
                await half.SendAsync("3");
        }
    }

    [Fact]
    public async Task A_polled_connection_goes_on_by_a_websocket_and_by_nothing_else()
    {
        await using var workshop = await Workshop.OpenAsync();
        var poller = await Poller.OpenAsync(workshop);
        Assert.StartsWith("40", await poller.PollAsync(), StringComparison.Ordinal);
        var waiting = poller.PollAsync();

        await using var socket = await LiveConnection.ConnectAsync(workshop, $"sid={poller.Id}");
        await socket.SendAsync("2probe");
        Assert.Equal("3probe", await socket.ReceiveAsync());
        Assert.Equal("6", await waiting);
        await socket.SendAsync("5");
        var joined = await socket.CallAsync(
            "join-room", workshop.Emulator.BaseUuid, await workshop.BaseTokenAsync(workshop.Emulator.ApiToken));
        await workshop.AddAsync("""{"Title": "by the socket"}""");

        Assert.Equal(1, (int)joined["status"]!);
        Assert.Contains("by the socket", (string?)(await socket.NextAsync())![1], StringComparison.Ordinal);
        Assert.Equal("""400 {"code":3,"message":"Bad request"}""", await poller.PollAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => LiveConnection.ConnectAsync(workshop, $"sid={poller.Id}"));
    }

    [Fact]
    public async Task A_websocket_takes_over_without_a_probe_and_what_a_poll_waits_for_comes_by_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        var answer = "";
        // A poll that arrives after the websocket is refused, and nothing tells a client when its poll has arrived.
        for (var tries = 0; tries < 20 && answer != "6"; tries++)
        {
            answer = await TakeOverAsync(workshop);
            Assert.True(answer == "6" || answer.StartsWith("400", StringComparison.Ordinal), answer);
        }

        Assert.Equal("6", answer);
    }

    /// <summary>Lets a websocket take over while a poll waits, and gives what the poll was answered.</summary>
    private static async Task<string> TakeOverAsync(Workshop workshop)
    {
        var poller = await Poller.OpenAsync(workshop);
        await poller.PollAsync();
        await poller.JoinAsync();
        await poller.PollAsync();
        var waiting = poller.PollAsync();

        await using var socket = await LiveConnection.ConnectAsync(workshop, $"sid={poller.Id}");
        await socket.SendAsync("5");
        await socket.SendAsync("2");
        Assert.Equal("3", await socket.ReceiveAsync());
        await workshop.AddAsync("""{"Title": "by the socket"}""");

        Assert.Contains("by the socket", (string?)(await socket.NextAsync())![1], StringComparison.Ordinal);
        return await waiting;
    }

    [Theory]
    [InlineData("2prob")]
    [InlineData(null)]
    public async Task A_polled_connection_goes_on_when_the_websocket_comes_to_nothing(string? said)
    {
        await using var workshop = await Workshop.OpenAsync();
        var poller = await Poller.OpenAsync(workshop);
        await poller.PollAsync();
        var socket = await LiveConnection.ConnectAsync(workshop, $"sid={poller.Id}");
        if (said is not null)
        {
            await socket.SendAsync(said);
            Assert.Null(await socket.ReceiveAsync());
        }

        await socket.DisposeAsync();

        await poller.JoinAsync();
        await poller.PollAsync();
        await workshop.AddAsync("""{"Title": "by polling"}""");
        Assert.Contains("by polling", await poller.PollAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_polls_at_a_time_end_the_connection()
    {
        await using var workshop = await Workshop.OpenAsync();
        var poller = await Poller.OpenAsync(workshop);
        await poller.PollAsync();
        var waiting = poller.PollAsync();

        Assert.StartsWith("400", await poller.PollAsync(), StringComparison.Ordinal);
        Assert.Equal("1", await waiting);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_let_go_before_what_waits_fills_the_memory()
    {
        await using var workshop = await Workshop.OpenAsync();
        var idle = await Poller.OpenAsync(workshop);
        await idle.JoinAsync();
        var busy = await Poller.OpenAsync(workshop);
        await busy.JoinAsync();
        await busy.PollAsync();

        foreach (var batch in new[] { "batch 1", "batch 2", "batch 3", "batch 4" })
        {
            var rows = Enumerable.Range(0, 50)
                .Select(_ => new JsonObject { ["Title"] = batch, ["Notes"] = new string('x', 99_000) });
            var body = new JsonObject { ["table_name"] = "Jobs", ["rows"] = new JsonArray([.. rows]) };
            await workshop.CallAsync("POST", "rows/", body.ToJsonString());
            Assert.Contains(batch, await busy.PollAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("batch 4", await idle.PollAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_an_end_to_connections_and_room_for_one_more_when_one_ends()
    {
        await using var workshop = await Workshop.OpenAsync();
        var pollers = new List<Poller>();
        for (var number = 0; number < 512; number++)
            pollers.Add(await Poller.OpenAsync(workshop));

        using (var refused = await workshop.Http.GetAsync(Poller.Address(workshop)))
        {
            Assert.Equal(503, (int)refused.StatusCode);
            Assert.Equal("""{"code":4,"message":"Too many connections"}""", await refused.Content.ReadAsStringAsync());
        }

        await pollers[0].PostAsync("1");
        await Poller.OpenAsync(workshop);
        await workshop.AddAsync("""{"Title": "calls go on"}""");
    }

    [Fact]
    public async Task What_begins_no_connection_is_refused()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var posted = await workshop.Http.PostAsync(Poller.Address(workshop), new StringContent("40"));

        Assert.Equal(400, (int)posted.StatusCode);
        Assert.Equal("""{"code":2,"message":"Bad handshake method"}""", await posted.Content.ReadAsStringAsync());
        await Assert.ThrowsAsync<ArgumentException>(
            () => workshop.Emulator.ConnectWebSocketAsync(new Uri("ws://example.com/api-gateway/socket.io/")));
    }

    [Theory]
    [InlineData("""["join-room","{uuid}"]""", "permission_denied")]
    [InlineData("""["update-dtable","{uuid}",{"op_type":"no text"}]""", "operation_invalid")]
    public async Task An_event_that_lacks_something_is_refused_and_not_left_without_an_answer(string sent, string type)
    {
        await using var workshop = await Workshop.OpenAsync();
        await using var connection = await LiveConnection.JoinAsync(
            workshop, await workshop.BaseTokenAsync(workshop.Emulator.ApiToken));

        await connection.SendAsync("429" + sent.Replace("{uuid}", workshop.Emulator.BaseUuid, StringComparison.Ordinal));

        var answer = JsonNode.Parse((await connection.ReceiveAsync())!["439".Length..])![0]!;
        Assert.Equal((0, type), ((int)answer["status"]!, (string?)answer["error_type"]));
    }

    /// <summary>Receives the next packet, for which the clock runs; null when the connection has ended.</summary>
    private static async Task<string?> NextAsync(LiveConnection connection, ManualTime time)
    {
        var next = connection.ReceiveAsync();
        while (!next.IsCompleted)
            await time.StepAsync();
        return await next;
    }

    /// <summary>A client that polls, and has said that it is one of Socket.IO.</summary>
    private sealed class Poller(Workshop workshop, string id)
    {
        public string Id => id;

        public static string Address(Workshop workshop) =>
            $"api-gateway/socket.io/?EIO=4&transport=polling&dtable_uuid={workshop.Emulator.BaseUuid}";

        public static async Task<Poller> OpenAsync(Workshop workshop)
        {
            var opened = JsonNode.Parse((await workshop.Http.GetStringAsync(Address(workshop)))[1..])!;
            var poller = new Poller(workshop, (string)opened["sid"]!);
            await poller.PostAsync("40");
            return poller;
        }

        public async Task PostAsync(string body)
        {
            using var response = await workshop.Http.PostAsync($"{Address(workshop)}&sid={id}", new StringContent(body));
            Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        }

        public async Task JoinAsync() => await PostAsync($"""
            420["join-room","{workshop.Emulator.BaseUuid}","{await workshop.BaseTokenAsync(workshop.Emulator.ApiToken)}"]
            """);

        /// <summary>Waits for packets; a refusal is given with its status.</summary>
        public async Task<string> PollAsync()
        {
            using var response = await workshop.Http.GetAsync($"{Address(workshop)}&sid={id}");
            var body = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode ? body : $"{(int)response.StatusCode} {body}";
        }
    }
}
