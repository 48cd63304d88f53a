using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Keeps what goes over the wire: requests with their headers, and answers.</summary>
internal sealed class SentCalls(HttpMessageHandler server) : DelegatingHandler(server)
{
    private readonly ConcurrentQueue<SentCall> _calls = new();

    internal IReadOnlyList<SentCall> All => [.. _calls];

    /// <summary>Gives the answer to a call that does not get to the server; null lets it.</summary>
    internal Func<SentCall, string?> Instead { get; set; } = _ => null;

    /// <summary>Gives what is passed on of an answer; null for the answer as it is.</summary>
    internal Func<byte[], byte[]?> Damage { get; set; } = _ => null;

    /// <summary>Gives what is sent of a body; null for the body as it is.</summary>
    internal Func<byte[], byte[]?> DamageSent { get; set; } = _ => null;

    internal void Clear() => _calls.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // What was read here is sent from memory then.
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var call = new SentCall(
            request.Method.Method, request.RequestUri!, body, request.Content?.Headers.ContentType?.ToString(),
            request.Headers.Authorization, [.. request.Headers.Select(header => header.Key)]);
        _calls.Enqueue(call);
        if (request.Content is { } sent && DamageSent(await sent.ReadAsByteArrayAsync(cancellationToken)) is { } broken)
            request.Content = new ByteArrayContent(broken) { Headers = { ContentType = sent.Headers.ContentType } };

        var answer = Instead(call) is { } instead
            ? new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(instead, Encoding.UTF8, "application/json"), RequestMessage = request,
            }
            : await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        call.Answer = Encoding.UTF8.GetString(bytes);
        if (Damage(bytes) is { } damaged)
            answer.Content = new ByteArrayContent(damaged) { Headers = { ContentType = answer.Content.Headers.ContentType } };

        return answer;
    }
}

/// <summary>A call as it was sent and answered.</summary>
internal sealed record SentCall(
    string Method, Uri Address, string Body, string? ContentType, AuthenticationHeaderValue? Token, IReadOnlyList<string> Headers)
{
    internal string Answer { get; set; } = "";

    /// <summary>Gets which token went along.</summary>
    /// <param name="apiToken">The API token.</param>
    internal string TokenKind(string apiToken) => Token switch
    {
        null => "none",
        { Scheme: not ("Bearer" or "Token") } => Token.Scheme,
        { Parameter: { } value } when value == apiToken => "api",
        _ => "base",
    };
}
