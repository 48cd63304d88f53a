using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Carries the packets of Engine.IO 4 (https://github.com/socketio/engine.io-protocol): by a websocket, or by polling where that
/// can't be had.
/// </summary>
internal abstract class EngineTransport : IAsyncDisposable
{
    /// <summary>
    /// The most characters of a message; what is longer ends the connection, and the log of operations tells it.
    /// </summary>
    internal const int LongestMessage = 64 << 20;

    private const char Open = '0';

    /// <summary>How long the server may say nothing, for it pings in between.</summary>
    internal TimeSpan LongestSilence { get; private set; } = TimeSpan.FromSeconds(45);

    /// <summary>The id that the server has given the connection.</summary>
    protected string Id { get; private set; } = "";

    internal abstract Task SendAsync(string packet, CancellationToken cancellationToken);

    /// <summary>The next packet; null when the server has ended the connection.</summary>
    internal abstract Task<string?> ReceiveAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>Reads the packet that a connection begins with.</summary>
    /// <exception cref="LiveException">It is none.</exception>
    protected async Task ShakeHandsAsync(CancellationToken cancellationToken)
    {
        if (await ReceiveAsync(cancellationToken).ConfigureAwait(false) is not [Open, .. var json])
            throw new LiveException(LiveFailure.Closed, "the server did not begin as Engine.IO does");

        using var document = JsonDocument.Parse(json);
        Id = document.RootElement.Text("sid")
            ?? throw new LiveException(LiveFailure.Closed, "the server gave the connection no id");
        LongestSilence = Milliseconds("pingInterval", 25_000) + Milliseconds("pingTimeout", 20_000);

        TimeSpan Milliseconds(string name, int otherwise) => TimeSpan.FromMilliseconds(
            document.RootElement.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
                && number > 0 ? number : otherwise);
    }
}

/// <summary>Why there is no live connection.</summary>
internal enum LiveFailure
{
    /// <summary>It can't be made, or was ended.</summary>
    Closed,

    /// <summary>The server does not accept the base token.</summary>
    TokenRefused,
}

/// <summary>
/// There is no live connection. Never shown to users: they are told by the log, and by changes that come all the same.
/// </summary>
internal sealed class LiveException(LiveFailure failure, string reason, Exception? cause = null) : IOException(reason, cause)
{
    internal LiveFailure Failure { get; } = failure;
}
