using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>A live connection to an emulator, by the frames that a websocket carries.</summary>
internal sealed class LiveConnection(WebSocket socket) : IAsyncDisposable
{
    private readonly Queue<string> _events = new();
    private int _acks;

    /// <summary>Connects, and gives what the server says to that.</summary>
    public static async Task<(LiveConnection Connection, string Answer)> OpenAsync(Workshop workshop, string query)
    {
        var connection = await ConnectAsync(workshop, query);
        Assert.StartsWith("0{\"sid\":", await connection.ReceiveAsync(), StringComparison.Ordinal);
        await connection.SendAsync("40");
        return (connection, (await connection.ReceiveAsync())!);
    }

    /// <summary>Opens the websocket, and says nothing.</summary>
    public static async Task<LiveConnection> ConnectAsync(Workshop workshop, string query) =>
        new(await workshop.Emulator.ConnectWebSocketAsync(
            new Uri($"/api-gateway/socket.io/?EIO=4&transport=websocket&{query}", UriKind.Relative)));

    /// <summary>Connects and joins the room of the base.</summary>
    public static async Task<LiveConnection> JoinAsync(Workshop workshop, string token)
    {
        var (connection, answer) = await OpenAsync(workshop, $"dtable_uuid={workshop.Emulator.BaseUuid}");
        Assert.StartsWith("40{\"sid\":", answer, StringComparison.Ordinal);
        var ack = await connection.CallAsync("join-room", workshop.Emulator.BaseUuid, token);
        Assert.Equal((1, "Joined successfully"), ((int)ack["status"]!, (string?)ack["message"]));
        return connection;
    }

    /// <summary>Emits an event, and gives what it is acknowledged with.</summary>
    public async Task<JsonNode> CallAsync(params string[] items)
    {
        var ack = _acks++;
        await SendAsync($"42{ack}{new JsonArray([.. items.Select(item => JsonValue.Create(item))]).ToJsonString()}");
        while (await ReceiveAsync() is { } packet)
        {
            if (packet.StartsWith($"43{ack}[", StringComparison.Ordinal))
                return JsonNode.Parse(packet[$"43{ack}".Length..])![0]!;
            _events.Enqueue(packet);
        }

        throw new InvalidOperationException("The connection ended without an acknowledgement.");
    }

    /// <summary>The next event, as the list of its name and its values; null when the connection has ended.</summary>
    public async Task<JsonArray?> NextAsync()
    {
        while ((_events.Count > 0 ? _events.Dequeue() : await ReceiveAsync()) is { } packet)
        {
            if (packet.StartsWith("42", StringComparison.Ordinal))
                return (JsonArray)JsonNode.Parse(packet[2..])!;
        }

        return null;
    }

    public Task SendAsync(string packet) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Receives a packet; null when the connection has ended.</summary>
    public async Task<string?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            WebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), patience.Token);
            }
            catch (Exception exception) when (exception is WebSocketException or IOException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
