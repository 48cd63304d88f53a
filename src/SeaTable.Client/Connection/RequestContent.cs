using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// The JSON of one try of a call. It remembers whether it was given away to be sent, whatever handlers stand between. That of an
/// addition is given once: a handler that repeats it would store the rows twice.
/// </summary>
internal sealed class RequestContent : SentContent
{
    private static readonly HttpRequestOptionsKey<RequestContent> s_key = new("SeaTable.RequestContent");

    private readonly ReadOnlyMemory<byte> _json;
    private readonly Uri _asked;
    private readonly bool _isGivenOnce;

    /// <summary>The request, and the copies of it that a handler has sent side by side, as far as they were seen.</summary>
    private readonly ConcurrentQueue<HttpRequestMessage> _requests = new();
    private int _given;
    private int _passed;
    private Uri? _refusedToGoTo;

    internal RequestContent(
        ReadOnlyMemory<byte> json, HttpRequestMessage request, SeaTableOperationCategory category,
        string type = "application/json")
    {
        _json = json;
        _asked = request.RequestUri!;
        _requests.Enqueue(request);
        request.Options.Set(s_key, this);
        _isGivenOnce = category == SeaTableOperationCategory.Add;
        Headers.ContentType = new MediaTypeHeaderValue(type);
    }

    /// <summary>Makes the content of a write whose path says all; it, too, is to be known as sent or not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="category">What it does to the base.</param>
    internal static RequestContent Empty(HttpRequestMessage request, SeaTableOperationCategory category)
    {
        var content = new RequestContent(default, request, category);
        content.Headers.ContentType = null;
        return content;
    }

    /// <summary>
    /// Whether it was given away, in whole or in part: only if not, it is known that nothing was sent. What a handler reads into
    /// memory counts, since it may send it from there.
    /// </summary>
    internal override bool WasGiven => Volatile.Read(ref _given) > 0;

    /// <summary>Whether it was given away several times, so that an answer tells nothing of those before.</summary>
    internal override bool WasRepeated => Volatile.Read(ref _given) > 1;

    /// <summary>
    /// Where a redirect was to take it, which it refused.
    /// </summary>
    internal override Uri? RefusedToGoTo => _refusedToGoTo;

    /// <summary>
    /// The content that a request began with. Copies of a request keep its options, also where their content is a copy.
    /// </summary>
    internal static RequestContent? Of(HttpRequestMessage request) =>
        request.Content as RequestContent ?? (request.Options.TryGetValue(s_key, out var content) ? content : null);

    /// <summary>
    /// Is told that a request passes to the network, which an addition does once; one that was not given away may try again.
    /// </summary>
    /// <param name="request">The request, or a copy of it.</param>
    internal void Pass(HttpRequestMessage request)
    {
        if (!_requests.Contains(request))
            _requests.Enqueue(request);

        ThrowIfRedirected();
        if (Interlocked.Increment(ref _passed) > 1 && _isGivenOnce && WasGiven)
            throw SentOnce();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Give();
        await stream.WriteAsync(_json, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Give();
        stream.Write(_json.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }

    private void Give()
    {
        ThrowIfRedirected();
        if (_isGivenOnce && WasGiven)
            throw SentOnce();

        Interlocked.Increment(ref _given);
    }

    /// <summary>What follows redirects changes the request's address, and takes the token away.</summary>
    private void ThrowIfRedirected()
    {
        foreach (var request in _requests)
        {
            if (request.RequestUri is { } address && address != _asked && request.Headers.Authorization is null)
            {
                _refusedToGoTo = address;
                throw new InvalidOperationException("Rows are not sent on to another address than the one that was set.");
            }
        }
    }

    private static InvalidOperationException SentOnce() => new(
        "An addition is sent once: repeating it could store its rows twice. The client repeats by itself what is safe.");
}
