namespace SeaTable;

/// <summary>Asks the server what it is. Of the version, which some calls depend on, the answer is kept.</summary>
internal sealed class ServerInfoCalls(ClientSession session)
{
    private readonly BaseCalls _calls = new(session);

    /// <summary>Reads what the server says of itself: <c>GET /server-info/</c>.</summary>
    internal Task<SeaTableServerInfo> ReadAsync(CancellationToken cancellationToken) => _calls.ReadAsync(
        new ServerRequest(HttpMethod.Get, "server-info/", "reading the version of the server") { Place = RequestPlace.Server },
        static answer => answer.Text("version") is { } version
            ? new SeaTableServerInfo(version, answer.Text("edition") ?? "")
            : null,
        cancellationToken);

    /// <summary>Asks the gateway whether it is there: <c>GET /api-gateway/api/v2/ping/</c>.</summary>
    internal Task PingAsync(CancellationToken cancellationToken) => _calls.ReadAsync(
        new ServerRequest(HttpMethod.Get, "api-gateway/api/v2/ping/", "pinging the server") { Place = RequestPlace.Server },
        static answer => answer.Text("ret") is "pong" ? "" : null, cancellationToken);
}

/// <summary>What a server says of itself.</summary>
public sealed class SeaTableServerInfo
{
    internal SeaTableServerInfo(string release, string edition)
    {
        Release = release;
        Edition = edition;
        Version = Version.TryParse(release, out var version) ? version : null;
    }

    /// <summary>Gets the release in the server's own words, such as <c>6.2.12</c>.</summary>
    public string Release { get; }

    /// <summary>Gets the release as a version; <see langword="null"/> when it is no number.</summary>
    public Version? Version { get; }

    /// <summary>Gets the edition, such as <c>enterprise edition</c>.</summary>
    public string Edition { get; }
}
