using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Sockets;

/// <summary>Carries a live connection by a websocket.</summary>
internal sealed class WebSocketTransport(WebSocket socket, TimeProvider clock)
{
    // How long a client has to take what waits and to say goodbye, when the connection ends.
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(5);

    /// <summary>Takes over a connection by polling, when the client asks for that as it has to.</summary>
    public async Task<bool> UpgradeAsync(SocketSession session, CancellationToken cancellationToken)
    {
        var packet = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        if (packet == "2probe")
        {
            await SendAsync("3probe", cancellationToken).ConfigureAwait(false);
            // Lets go of the poll that waits.
            session.Send("6");
            packet = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }

        return packet == "5" && session.TakeToWebSocket();
    }

    /// <summary>Sends and receives until the connection has ended.</summary>
    public async Task RunAsync(SocketSession session, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var goodbye = SayGoodbyeAsync(session, patience);
        var sending = SendAllAsync(session, patience.Token);
        try
        {
            while (await ReceiveAsync(patience.Token).ConfigureAwait(false) is { } packet && session.Receive(packet))
            {
            }
        }
        finally
        {
            session.End();
            try
            {
                await sending.ConfigureAwait(false);
            }
            finally
            {
                await patience.CancelAsync().ConfigureAwait(false);
                await goodbye.ConfigureAwait(false);
            }
        }
    }

    public Task SendAsync(string packet, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task SendAllAsync(SocketSession session, CancellationToken cancellationToken)
    {
        await foreach (var packet in session.Packets.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await SendAsync(packet, cancellationToken).ConfigureAwait(false);
            session.Took(packet);
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Receives a packet; null when the socket is closed, or the packet is none or too long.</summary>
    private async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken).ConfigureAwait(false);
            buffer.Advance(part.Count);
            if (part.MessageType != WebSocketMessageType.Text || buffer.WrittenCount > Limits.LiveMessage)
                return null;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }

    // A client that is gone without a word neither takes what is sent nor closes the socket.
    private async Task SayGoodbyeAsync(SocketSession session, CancellationTokenSource patience)
    {
        await session.Ended.ConfigureAwait(false);
        try
        {
            await Task.Delay(s_goodbye, clock, patience.Token).ConfigureAwait(false);
            await patience.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It said goodbye in time.
        }
    }
}
