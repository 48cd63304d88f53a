using System.Net.WebSockets;
using System.Text.Json;

namespace SeaTable;

/// <summary>An operation that somebody else has applied to the base.</summary>
/// <param name="Json">The operation in SeaTable's own JSON.</param>
/// <param name="Version">The version that the base has since; null when that was not told.</param>
internal readonly record struct LiveOperation(string Json, long? Version);

/// <summary>
/// A live connection to a base: Socket.IO 5 (https://github.com/socketio/socket.io-protocol) at the gateway, joined to the room
/// of the base.
/// </summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private static readonly TimeSpan s_longestJoin = TimeSpan.FromSeconds(20);

    private readonly EngineTransport _transport;
    private readonly TimeProvider _clock;
    private readonly Queue<LiveOperation> _early = [];

    private LiveConnection(EngineTransport transport, TimeProvider clock) => (_transport, _clock) = (transport, clock);

    /// <summary>The version that the base had when it was joined; null when that was not told.</summary>
    internal long? Version { get; private set; }

    /// <summary>Whether it goes by a websocket.</summary>
    internal bool IsWebSocket => _transport is WebSocketTransport;

    /// <summary>Connects and joins.</summary>
    /// <param name="http">The client to connect with.</param>
    /// <param name="token">The base token.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="byWebSocket">Whether by a websocket, or by polling.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="LiveException">There is no such connection.</exception>
    internal static async Task<LiveConnection> JoinAsync(
        HttpClient http, BaseToken token, TimeProvider clock, bool byWebSocket, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(s_longestJoin, clock, cancellationToken);
        LiveConnection? connection = null;
        try
        {
            var address = new Uri(token.Gateway, $"socket.io/?dtable_uuid={token.BaseUuid:D}&EIO=4");
            var transport = byWebSocket
                ? await WebSocketTransport.OpenAsync(http, address, limit.Token).ConfigureAwait(false)
                : await PollingTransport.OpenAsync(http, address, limit.Token).ConfigureAwait(false);
            connection = new LiveConnection(transport, clock);
            await connection.JoinAsync(token, limit.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);

            throw e as LiveException ?? new LiveException(LiveFailure.Closed, token.Secrets.Hide(e.Message));
        }
        catch
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);

            throw;
        }
    }

    /// <summary>The next operation; null when the connection has ended.</summary>
    internal async Task<LiveOperation?> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_early.TryDequeue(out var early))
            return early;

        try
        {
            while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                if (message is ['1', ..])
                    return null;

                if (Operation(message) is { } operation)
                    return operation;
            }
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // However it ended, what was missed is made good after the next one is there.
        }

        return null;
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private async Task JoinAsync(BaseToken token, CancellationToken cancellationToken)
    {
        await _transport.SendAsync("40", cancellationToken).ConfigureAwait(false);
        var answer = await NextAsync(cancellationToken).ConfigureAwait(false);
        if (answer is not ['0', ..])
            throw new LiveException(LiveFailure.Closed, "the server refused the connection");

        var secret = JsonEncodedText.Encode(token.Value.Reveal());
        await _transport.SendAsync(
            $"420[\"join-room\",\"{token.BaseUuid:D}\",\"{secret}\"]", cancellationToken).ConfigureAwait(false);
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            if (message.StartsWith("30[", StringComparison.Ordinal))
            {
                Version = ReadJoin(message[2..]);
                return;
            }

            // What is applied while the answer is under way.
            if (Operation(message) is { } operation)
                _early.Enqueue(operation);
        }

        throw new LiveException(LiveFailure.Closed, "the server ended the connection before the base was joined");
    }

    private static long? ReadJoin(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement.GetArrayLength() > 0 ? document.RootElement[0] : JsonMembers.Null;
        if (Number(answer.Member("status")) == 1)
            return Number(answer.Member("dtable_version"));

        throw new LiveException(
            answer.Text("error_type") is "token_expired" or "permission_denied" ? LiveFailure.TokenRefused : LiveFailure.Closed,
            "the server refused to let the connection join the base");
    }

    /// <summary>Reads an event; null when it tells of no operation.</summary>
    private static LiveOperation? Operation(string message)
    {
        var start = message.IndexOf('[', StringComparison.Ordinal);
        if (message is not ['2', ..] || start < 0)
            return null;

        using var document = JsonDocument.Parse(message.AsMemory(start));
        var items = document.RootElement;
        if (items.GetArrayLength() < 2 || items[0].Text() != "update-dtable" || items[1].ValueKind != JsonValueKind.String)
            return null;

        // One that is no text may be about anything.
        return new LiveOperation(items[1].Text() ?? "", items.GetArrayLength() > 2 ? Number(items[2]) : null);
    }

    private static long? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var result) ? result : null;

    /// <summary>
    /// The next message of Socket.IO; null when the connection has ended, or the server is silent for too long.
    /// </summary>
    private async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var limit = new TimeLimit(_transport.LongestSilence, _clock, cancellationToken);
            switch (await _transport.ReceiveAsync(limit.Token).ConfigureAwait(false))
            {
                case null or "1" or ['0', ..]:
                    return null;
                case "2":
                    await _transport.SendAsync("3", cancellationToken).ConfigureAwait(false);
                    break;
                case ['4', .. var message]:
                    return message;
                default:
                    break;
            }
        }
    }
}
