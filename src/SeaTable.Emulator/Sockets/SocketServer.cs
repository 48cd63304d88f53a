using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Sockets;

/// <summary>
/// Engine.IO 4 as servers have it: connections by long polling, by a websocket, or by a websocket after polling.
/// </summary>
/// <param name="findRoom">Finds the base of an id.</param>
/// <param name="clock">The clock by which clients are asked whether they are there.</param>
internal sealed class SocketServer(Func<Guid, SocketRoom?> findRoom, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_pingInterval = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan s_pingTimeout = TimeSpan.FromSeconds(20);

    // How long a client may take from Engine.IO to Socket.IO.
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(45);

    private readonly ConcurrentDictionary<string, SocketSession> _sessions = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopped = new();

    public async Task HandleAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var hasId = query.TryGetValue("sid", out var id);
        var session = hasId ? _sessions.GetValueOrDefault(id.ToString()) : null;
        var isWebSocket = query["transport"] == "websocket" && context.WebSockets.IsWebSocketRequest;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped.Token);
        if (query["EIO"] != "4")
            await RefuseAsync(context, 5, "Unsupported protocol version").ConfigureAwait(false);
        else if (hasId && session is null)
            await RefuseAsync(context, 1, "Session ID unknown").ConfigureAwait(false);
        else if (!isWebSocket && query["transport"] != "polling")
            await RefuseAsync(context, 0, "Transport unknown").ConfigureAwait(false);
        else if (session is null && !HttpMethods.IsGet(context.Request.Method))
            await RefuseAsync(context, 2, "Bad handshake method").ConfigureAwait(false);
        else if (session is { IsOnWebSocket: true })
            await RefuseAsync(context, 3, "Bad request").ConfigureAwait(false);
        else if (session is null && _sessions.Values.Count(other => other.IsAlive) >= Limits.LiveConnections)
            await RefuseAsync(context, 4, "Too many connections", StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
        else if (isWebSocket)
            await RunWebSocketAsync(context, session, ended.Token).ConfigureAwait(false);
        else if (session is null)
            await PollingTransport.SendAsync(context, OpenPacket(Create(context), isOnWebSocket: false)).ConfigureAwait(false);
        else
            await PollingTransport.RunAsync(context, session, ended.Token).ConfigureAwait(false);
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        _stopped.Cancel();
        foreach (var session in _sessions.Values)
            session.End();
    }

    private static async Task RefuseAsync(
        HttpContext context, int code, string message, int status = StatusCodes.Status400BadRequest)
    {
        context.Response.StatusCode = status;
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
        ["upgrades"] = isOnWebSocket ? [] : new JsonArray("websocket"),
        ["pingInterval"] = (int)s_pingInterval.TotalMilliseconds,
        ["pingTimeout"] = (int)s_pingTimeout.TotalMilliseconds,
        ["maxPayload"] = Limits.LiveMessage,
    }.ToJsonString();

    private async Task RunWebSocketAsync(HttpContext context, SocketSession? polled, CancellationToken cancellationToken)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var transport = new WebSocketTransport(socket, clock);
        var session = polled;
        try
        {
            // A connection by polling goes on when it gets no websocket.
            if (polled is not null && !await transport.UpgradeAsync(polled, cancellationToken).ConfigureAwait(false))
                return;
            if (session is null)
            {
                session = Create(context);
                session.TakeToWebSocket();
                await transport.SendAsync(OpenPacket(session, isOnWebSocket: true), cancellationToken).ConfigureAwait(false);
            }

            await transport.RunAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The client is gone, or the server stops.
        }
        finally
        {
            if (session is { IsOnWebSocket: true })
                session.End();
        }
    }

    // Asks a client from time to time whether it is there, and forgets a connection that does not answer or has ended.
    private async Task WatchAsync(SocketSession session)
    {
        var start = clock.GetTimestamp();
        try
        {
            var isThere = true;
            while (isThere)
            {
                await Task.Delay(s_pingInterval, clock, _stopped.Token).ConfigureAwait(false);
                isThere = session.IsAlive && await session.PingAsync(s_pingTimeout, clock, _stopped.Token).ConfigureAwait(false)
                    && (session.IsConnected || clock.GetElapsedTime(start) < s_connectTimeout);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }

        session.End();
        _sessions.TryRemove(session.Id, out _);
    }
}
