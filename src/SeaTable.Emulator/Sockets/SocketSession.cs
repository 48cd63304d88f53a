using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Sockets;

/// <summary>
/// One live connection: what it says in Engine.IO 4 and Socket.IO 5, whatever carries it. Packets to the client wait until
/// they are fetched; a client that fetches none for long is let go.
/// </summary>
internal sealed class SocketSession(string id, string? baseUuid, SocketRoom? room)
{
    private const int WaitingPackets = 5000;

    private readonly Channel<string> _packets = Channel.CreateBounded<string>(
        new BoundedChannelOptions(WaitingPackets) { FullMode = BoundedChannelFullMode.Wait });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _answer;
    private volatile bool _isConnected;
    private int _isOnWebSocket;
    private int _isPolled;
    private long _waitingCharacters;
    private string? _token;

    public string Id { get; } = id;

    /// <summary>Gets what waits to be sent.</summary>
    public ChannelReader<string> Packets => _packets.Reader;

    /// <summary>Gets a task that is complete when the connection has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gets whether the connection has not ended.</summary>
    public bool IsAlive => !_ended.Task.IsCompleted;

    /// <summary>Gets whether the client has gone on from Engine.IO to Socket.IO.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>Gets whether a websocket carries the connection.</summary>
    public bool IsOnWebSocket => Volatile.Read(ref _isOnWebSocket) != 0;

    /// <summary>Lets a websocket carry the connection, or what is left of it to be sent; false when one does already.</summary>
    public bool TakeToWebSocket() => Interlocked.Exchange(ref _isOnWebSocket, 1) == 0;

    /// <summary>Begins to wait for packets; false when another poll waits.</summary>
    public bool TryBeginPoll() => Interlocked.Exchange(ref _isPolled, 1) == 0;

    public void EndPoll() => Volatile.Write(ref _isPolled, 0);

    /// <summary>Asks the client whether it is there, and determines whether it sends anything in time.</summary>
    public async Task<bool> PingAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = answer;
        Send("2");
        try
        {
            await answer.Task.WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Sends a packet, and ends the connection of a client that fetches none.</summary>
    public void Send(string packet)
    {
        if (Interlocked.Add(ref _waitingCharacters, packet.Length) > Limits.WaitingCharacters
            || !_packets.Writer.TryWrite(packet))
        {
            End();
        }
    }

    /// <summary>Notes that a packet is on its way and waits no longer.</summary>
    public void Took(string packet) => Interlocked.Add(ref _waitingCharacters, -packet.Length);

    /// <summary>Ends the connection, after what waits.</summary>
    public void End()
    {
        room?.Leave(this);
        _packets.Writer.TryComplete();
        _ended.TrySetResult();
    }

    /// <summary>Takes a packet of Engine.IO, and determines whether the connection goes on.</summary>
    public bool Receive(string packet)
    {
        _answer?.TrySetResult();
        switch (packet)
        {
            case "" or "1": return Stop();
            case "2": Send("3"); return true;
            case ['4', .. var message]: return ReceiveMessage(message);
            default: return true;
        }
    }

    private bool ReceiveMessage(string message)
    {
        switch (message)
        {
            case ['0', ..]: return Connect();
            case ['1', ..]: return Stop();
            case ['2', .. var rest]: return ReceiveEvent(rest);
            default: return true;
        }
    }

    private bool Connect()
    {
        if (room is null)
        {
            Send("""44{"message":"dtable_uuid is invalid"}""");
            return true;
        }

        _isConnected = true;
        Send("40" + new JsonObject { ["sid"] = Guid.NewGuid().ToString("N") }.ToJsonString());
        return true;
    }

    private bool ReceiveEvent(string message)
    {
        var start = message.IndexOf('[', StringComparison.Ordinal);
        if (start < 0)
            return Stop();
        try
        {
            using var json = JsonDocument.Parse(message[start..]);
            var items = json.RootElement.EnumerateArray().Select(
                item => item.ValueKind == JsonValueKind.String ? item.GetString() : null).ToList();
            var ack = message[..start];
            return items switch
            {
                ["join-room", { } uuid, { } token] => Answer(ack, Join(uuid, token)),
                ["update-dtable", { } uuid, { } operation] => Answer(ack, Update(uuid, operation)),
                ["join-room", ..] => Answer(ack, Refused("permission_denied", "Permission denied")),
                ["update-dtable", ..] => Answer(ack, Refused("operation_invalid", "Operation invalid")),
                ["leave room", ..] => Leave(),
                _ => true,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Stop();
        }
    }

    private bool Answer(string ack, JsonObject answer)
    {
        if (ack.Length > 0)
            Send($"43{ack}[{answer.ToJsonString(JsonText.Options)}]");
        // The server ends the connection of whom it refuses, but for an operation.
        if ((int)answer["status"]! == 1 || answer["error_type"]!.ToString() == "operation_invalid")
            return true;
        Send("41");
        End();
        return true;
    }

    private JsonObject Join(string uuid, string token)
    {
        if (Refusal(uuid, token, out var access) is { } refusal)
            return refusal;
        _token = token;
        return new JsonObject
        {
            ["status"] = 1, ["message"] = "Joined successfully", ["dtable_version"] = room!.Join(this, access!.Signature),
        };
    }

    private JsonObject Update(string uuid, string operation)
    {
        if (Refusal(uuid, _token, out var access) is { } refusal)
            return refusal;
        if (!access!.CanWrite)
            return Refused("permission_denied", "Permission denied");
        try
        {
            using var json = JsonDocument.Parse(operation);
            var version = room!.Write(
                access, () => SentOperations.Apply(room.Base, json.RootElement, access.Signature),
                new SentOperation(this, operation));
            return new JsonObject { ["status"] = 1, ["message"] = "Update completed", ["dtable_version"] = version };
        }
        catch (Exception exception) when (exception is ApiException or JsonException or InvalidOperationException)
        {
            return Refused("operation_invalid", "Operation invalid");
        }
    }

    private JsonObject? Refusal(string uuid, string? token, out BaseAccess? access)
    {
        access = null;
        if (!Guid.TryParse(uuid, out var meant) || room is null || meant != Guid.Parse(baseUuid!))
            return Refused("permission_denied", "Permission denied");
        try
        {
            access = room.Check(token);
            return null;
        }
        catch (ApiException)
        {
            return Refused("token_expired", "Token expired");
        }
    }

    private static JsonObject Refused(string type, string message) =>
        new() { ["status"] = 0, ["error_type"] = type, ["message"] = message };

    private bool Leave()
    {
        room?.Leave(this);
        return true;
    }

    private bool Stop()
    {
        End();
        return false;
    }
}
