using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Reactive.Subjects;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using SocketIOClient;
using SocketIOClient.Transport;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>A program that follows a base by a package for socket.io that others wrote.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly SocketIO _client;
    private readonly Channel<SocketOperation> _operations = Channel.CreateUnbounded<SocketOperation>();
    private readonly ConcurrentBag<ClientSocket> _sockets = [];
    private readonly string _baseUuid;

    private SocketClient(Workshop workshop, TransportProtocol transport, bool upgrades)
    {
        var emulator = workshop.Emulator;
        _baseUuid = emulator.BaseUuid;
        _client = new SocketIO(emulator.Server, new SocketIOOptions
        {
            Path = "/api-gateway/socket.io",
            Query = [KeyValuePair.Create("dtable_uuid", emulator.BaseUuid)],
            EIO = 4, Transport = transport, AutoUpgrade = upgrades, Reconnection = false,
        })
        {
            HttpClient = emulator.CreateClient(),
            ClientWebSocketProvider = () =>
            {
                var socket = new ClientSocket(emulator);
                _sockets.Add(socket);
                return socket;
            },
        };
        _client.On("update-dtable", told => _operations.Writer.TryWrite(
            new SocketOperation(told.GetValue<string>(0), told.GetValue<long>(1))));
    }

    /// <summary>How often the client asked for a websocket.</summary>
    public int Websockets => _sockets.Count;

    public static async Task<SocketClient> ConnectAsync(
        Workshop workshop, TransportProtocol transport = TransportProtocol.WebSocket, bool upgrades = false)
    {
        var client = new SocketClient(workshop, transport, upgrades);
        await client._client.ConnectAsync().WaitAsync(s_patience);
        return client;
    }

    /// <summary>Connects and joins the room of the base; the version that it is told has to be looked up.</summary>
    public static async Task<(SocketClient Client, long Version)> JoinAsync(
        Workshop workshop, TransportProtocol transport = TransportProtocol.WebSocket, bool upgrades = false)
    {
        var client = await ConnectAsync(workshop, transport, upgrades);
        var ack = await client.JoinAsync(await workshop.BaseTokenAsync(workshop.Emulator.ApiToken));
        Assert.Equal((1, "Joined successfully"), ((int)ack["status"]!, (string?)ack["message"]));
        return (client, (long)ack["dtable_version"]!);
    }

    public Task<JsonNode> JoinAsync(string token) => CallAsync("join-room", _baseUuid, token);

    /// <summary>Sends an operation, and gives what it is acknowledged with.</summary>
    public Task<JsonNode> UpdateAsync(string operation) => CallAsync("update-dtable", _baseUuid, operation);

    /// <summary>The next operation that others have done.</summary>
    public async Task<SocketOperation> NextAsync() => await _operations.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    public async ValueTask DisposeAsync()
    {
        if (_client.Connected)
            await _client.DisconnectAsync();
        _client.Dispose();
    }

    private async Task<JsonNode> CallAsync(string name, params object[] values)
    {
        var acknowledged = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _client.EmitAsync(name, ack => acknowledged.TrySetResult(ack.GetValue(0).Clone()), values);
        return JsonNode.Parse((await acknowledged.Task.WaitAsync(s_patience)).GetRawText())!;
    }

    /// <summary>The websocket of the package, over one of the emulator, which may have no port.</summary>
    private sealed class ClientSocket(SeaTableEmulator emulator) : IClientWebSocket
    {
        private readonly Subject<string> _texts = new();
        private readonly Subject<byte[]> _bytes = new();
        private readonly CancellationTokenSource _ended = new();
        private WebSocket? _socket;

        public IObservable<string> TextObservable => _texts;

        public IObservable<byte[]> BytesObservable => _bytes;

        public async Task ConnectAsync(Uri uri, CancellationToken cancellationToken)
        {
            _socket = await emulator.ConnectWebSocketAsync(uri, cancellationToken);
            _ = ReceiveAsync(_socket);
        }

        public async Task DisconnectAsync(CancellationToken cancellationToken)
        {
            if (_socket is { State: WebSocketState.Open })
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }

        public Task SendAsync(byte[] bytes, TransportMessageType type, bool endOfMessage, CancellationToken cancellationToken) =>
            _socket!.SendAsync(
                bytes, type == TransportMessageType.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage,
                cancellationToken);

        public void AddHeader(string key, string val)
        {
        }

        public void Dispose()
        {
            _ended.Cancel();
            _socket?.Dispose();
        }

        private async Task ReceiveAsync(WebSocket socket)
        {
            try
            {
                using var message = new MemoryStream();
                var buffer = new byte[8192];
                while (true)
                {
                    var part = await socket.ReceiveAsync(buffer.AsMemory(), _ended.Token);
                    if (part.MessageType == WebSocketMessageType.Close)
                        break;
                    message.Write(buffer, 0, part.Count);
                    if (!part.EndOfMessage)
                        continue;
                    var text = Encoding.UTF8.GetString(message.ToArray());
                    message.SetLength(0);
                    _texts.OnNext(text);
                }

                _texts.OnError(new WebSocketException("The server closed the socket."));
            }
            catch (Exception exception) when (exception is not NullReferenceException)
            {
                _texts.OnError(exception);
            }
        }
    }
}

/// <summary>An operation that the server tells of, and the version of the base since.</summary>
internal sealed record SocketOperation(string Json, long Version)
{
    public string Type => (string)JsonNode.Parse(Json)!["op_type"]!;
}
