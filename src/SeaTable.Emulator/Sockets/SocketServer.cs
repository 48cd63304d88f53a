using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Sockets;

/// <summary>
/// Engine.IO 4 as servers have it: connections by long polling, by a websocket, or by a websocket after polling.
/// </summary>
/// <param name="findRoom">Finds the base of an id.</param>
internal sealed class SocketServer(Func<Guid, SocketRoom?> findRoom) : IDisposable
{
    private const char Separator = '\x1e';
    private const int LongestMessage = 1_000_000;
    private static readonly TimeSpan s_pingInterval = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan s_pingTimeout = TimeSpan.FromSeconds(20);

    private static readonly string[] s_upgrades = ["websocket"];

    private readonly ConcurrentDictionary<string, SocketSession> _sessions = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopped = new();

    public async Task HandleAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var session = query["sid"].ToString() is { Length: > 0 } sid ? _sessions.GetValueOrDefault(sid) : null;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped.Token);
        try
        {
            if (query["EIO"] != "4")
                await RefuseAsync(context, 5, "Unsupported protocol version").ConfigureAwait(false);
            else if (session is null && query.ContainsKey("sid"))
                await RefuseAsync(context, 1, "Session ID unknown").ConfigureAwait(false);
            else if (query["transport"] == "websocket" && context.WebSockets.IsWebSocketRequest)
                await RunWebSocketAsync(context, session, ended.Token).ConfigureAwait(false);
            else if (query["transport"] != "polling")
                await RefuseAsync(context, 0, "Transport unknown").ConfigureAwait(false);
            else if (session is null)
                await OpenAsync(context).ConfigureAwait(false);
            else if (HttpMethods.IsPost(context.Request.Method))
                await TakeAsync(context, session, ended.Token).ConfigureAwait(false);
            else
                await PollAsync(context, session, ended.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            session?.End();
        }
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        _stopped.Cancel();
        foreach (var session in _sessions.Values)
            session.End();
    }

    private static async Task RefuseAsync(HttpContext context, int code, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"code":{{code}},"message":"{{message}}"}""").ConfigureAwait(false);
    }

    private SocketSession Create(HttpContext context)
    {
        var uuid = context.Request.Query["dtable_uuid"].ToString();
        var room = Guid.TryParse(uuid, out var id) ? findRoom(id) : null;
        var session = new SocketSession(RandomNumberGenerator.GetHexString(20, lowercase: true), uuid, room);
        _sessions[session.Id] = session;
        _ = WatchAsync(session);
        return session;
    }

    private static string OpenPacket(SocketSession session, bool isOnWebSocket) => "0" + new JsonObject
    {
        ["sid"] = session.Id,
        ["upgrades"] = new JsonArray([.. s_upgrades.Where(_ => !isOnWebSocket).Select(name => JsonValue.Create(name))]),
        ["pingInterval"] = (int)s_pingInterval.TotalMilliseconds,
        ["pingTimeout"] = (int)s_pingTimeout.TotalMilliseconds,
        ["maxPayload"] = LongestMessage,
    }.ToJsonString();

    private Task OpenAsync(HttpContext context) => TextAsync(context, OpenPacket(Create(context), isOnWebSocket: false));

    private static Task TextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=UTF-8";
        return context.Response.WriteAsync(text);
    }

    private static async Task TakeAsync(HttpContext context, SocketSession session, CancellationToken cancellationToken)
    {
        var body = new char[LongestMessage + 1];
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var length = await reader.ReadBlockAsync(body, cancellationToken).ConfigureAwait(false);
        if (length > LongestMessage)
        {
            session.End();
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        foreach (var packet in new string(body, 0, length).Split(Separator))
        {
            if (!session.Receive(packet))
                break;
        }

        await TextAsync(context, "ok").ConfigureAwait(false);
    }

    private static async Task PollAsync(HttpContext context, SocketSession session, CancellationToken cancellationToken)
    {
        var packets = new List<string>();
        if (await session.Packets.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (session.Packets.TryRead(out var packet))
                packets.Add(packet);
        }
        else
        {
            packets.Add("1");
        }

        await TextAsync(context, string.Join(Separator, packets)).ConfigureAwait(false);
    }

    private async Task RunWebSocketAsync(HttpContext context, SocketSession? polled, CancellationToken cancellationToken)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var session = polled ?? Create(context);
        try
        {
            if (polled is null)
                await SendAsync(socket, OpenPacket(session, isOnWebSocket: true), cancellationToken).ConfigureAwait(false);
            else if (!await UpgradeAsync(socket, session, cancellationToken).ConfigureAwait(false))
                return;
            var sending = SendAllAsync(socket, session, cancellationToken);
            while (await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false) is { } packet && session.Receive(packet))
            {
            }

            session.End();
            await sending.ConfigureAwait(false);
        }
        finally
        {
            session.End();
        }
    }

    private static async Task<bool> UpgradeAsync(WebSocket socket, SocketSession session, CancellationToken cancellationToken)
    {
        if (await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false) != "2probe")
            return false;
        await SendAsync(socket, "3probe", cancellationToken).ConfigureAwait(false);
        // Lets go of the poll that waits.
        session.Send("6");
        return await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false) == "5";
    }

    private static async Task SendAllAsync(WebSocket socket, SocketSession session, CancellationToken cancellationToken)
    {
        await foreach (var packet in session.Packets.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            await SendAsync(socket, packet, cancellationToken).ConfigureAwait(false);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
    }

    private static Task SendAsync(WebSocket socket, string packet, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Receives a packet; null when the socket is closed, or the packet is none or too long.</summary>
    private static async Task<string?> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken).ConfigureAwait(false);
            buffer.Advance(part.Count);
            if (part.MessageType != WebSocketMessageType.Text || buffer.WrittenCount > LongestMessage)
                return null;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }

    // Pings, and forgets a connection that does not answer or has ended.
    private async Task WatchAsync(SocketSession session)
    {
        using var timer = new PeriodicTimer(s_pingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false) && session.IsAlive)
                session.Ping();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }

        session.End();
        _sessions.TryRemove(session.Id, out _);
    }
}
