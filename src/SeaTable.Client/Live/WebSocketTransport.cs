using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace SeaTable;

/// <summary>
/// Engine.IO by a websocket, made by the HTTP client that calls go by: its proxy and certificates hold here, too.
/// </summary>
internal sealed class WebSocketTransport : EngineTransport
{
    private const int PartLength = 16 << 10;

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();

    private WebSocketTransport()
    {
    }

    internal static async Task<EngineTransport> OpenAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        var transport = new WebSocketTransport();
        try
        {
            var scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
            var target = new UriBuilder(address) { Scheme = scheme, Query = address.Query + "&transport=websocket" }.Uri;
            await transport._socket.ConnectAsync(target, http, cancellationToken).ConfigureAwait(false);
            await transport.ShakeHandsAsync(cancellationToken).ConfigureAwait(false);
            return transport;
        }
        catch
        {
            transport._socket.Dispose();
            throw;
        }
    }

    internal override Task SendAsync(string packet, CancellationToken cancellationToken) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    internal override async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.GetMemory(PartLength), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;

            _buffer.Advance(part.Count);
            if (_buffer.WrittenCount > LongestMessage)
                throw new LiveException(LiveFailure.Closed, "a message was too long");

            if (part.EndOfMessage)
                return part.MessageType == WebSocketMessageType.Text ? Encoding.UTF8.GetString(_buffer.WrittenSpan) : "";
        }
    }

    public override ValueTask DisposeAsync()
    {
        _socket.Dispose(); // Whoever waits for a farewell waits for a network that may be gone.
        return default;
    }
}
