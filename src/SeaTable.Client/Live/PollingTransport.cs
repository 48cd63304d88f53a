using System.Net.Http.Headers;
using System.Text;

namespace SeaTable;

/// <summary>Engine.IO by long polling: a call that waits until there is something, and one for what is sent.</summary>
internal sealed class PollingTransport : EngineTransport
{
    private const char Separator = '\x1e';

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly Queue<string> _packets = [];

    private PollingTransport(HttpClient http, Uri address) => (_http, _address) = (http, address);

    internal static async Task<EngineTransport> OpenAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        var transport = new PollingTransport(
            http, new UriBuilder(address) { Query = address.Query + "&transport=polling" }.Uri);
        await transport.ShakeHandsAsync(cancellationToken).ConfigureAwait(false);
        return transport;
    }

    internal override async Task SendAsync(string packet, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address())
        {
            Content = new StringContent(packet, Encoding.UTF8, new MediaTypeHeaderValue("text/plain", "UTF-8")),
        };
        await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (_packets.Count == 0)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address());
            var body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (body.Length == 0)
                throw new LiveException(LiveFailure.Closed, "polling was answered with nothing");

            foreach (var packet in body.Split(Separator))
                _packets.Enqueue(packet);
        }

        return _packets.Dequeue();
    }

    /// <summary>Says goodbye, for the server would keep the connection until its next ping.</summary>
    public override async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await SendAsync("1", limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Then it forgets the connection by itself.
        }
    }

    private Uri Address() => Id.Length == 0
        ? _address : new UriBuilder(_address) { Query = $"{_address.Query}&sid={Uri.EscapeDataString(Id)}" }.Uri;

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > LongestMessage)
            throw new LiveException(LiveFailure.Closed, $"polling was answered with status {(int)response.StatusCode}");

        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }
}
