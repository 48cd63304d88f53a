namespace SeaTable.Client.Tests;

/// <summary>
/// Stands in place of a call without reading its body, as a broken network does; a body that was read is sent from memory.
/// </summary>
internal sealed class Hook : DelegatingHandler
{
    internal Hook()
        : base(new SocketsHttpHandler { UseProxy = false })
    {
    }

    /// <summary>Makes the call, or what happens instead.</summary>
    internal Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> On { get; set; } =
        (_, send) => send();

    /// <summary>The appends that went through here.</summary>
    internal int Appends { get; private set; }

    internal static bool IsAppend(HttpRequestMessage request) => request.Method == HttpMethod.Post
        && request.RequestUri!.AbsolutePath.EndsWith("/rows/", StringComparison.Ordinal);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAppend(request))
            Appends++;

        return On(request, () => base.SendAsync(request, cancellationToken));
    }
}
