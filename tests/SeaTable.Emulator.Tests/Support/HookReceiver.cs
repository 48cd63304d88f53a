using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>Stands at the end of webhooks: keeps what arrives, and answers as it is told.</summary>
internal sealed class HookReceiver : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Url, string Body, Dictionary<string, string> Headers)> _received = new();

    /// <summary>Decides the answer to a request.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

    public IReadOnlyList<(string Url, string Body, Dictionary<string, string> Headers)> Received => [.. _received];

    /// <summary>The data of the events, in the order of their arrival.</summary>
    public List<JsonNode> Events => [.. _received.Select(request => JsonNode.Parse(request.Body)!["data"]!)];

    public void Respond(HttpStatusCode status) => Answer = (_, _) => Task.FromResult(new HttpResponseMessage(status));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content!.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        _received.Enqueue((request.RequestUri!.ToString(), await request.Content.ReadAsStringAsync(cancellationToken), headers));
        return await Answer(request, cancellationToken);
    }
}
