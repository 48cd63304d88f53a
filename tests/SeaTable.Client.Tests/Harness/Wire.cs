using System.Collections.Concurrent;

namespace SeaTable.Client.Tests;

/// <summary>Stands between client and server: keeps what was sent, and lets a test do something before or after a call.</summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly ConcurrentQueue<Call> _calls = new();

    internal Wire()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Runs before a call is sent.</summary>
    internal Func<Call, Task>? Before { get; set; }

    /// <summary>Gives the answer to a call that does not get to the server; null lets it.</summary>
    internal Func<Call, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Runs after a call was answered, and gives the answer to pass on.</summary>
    internal Func<Call, HttpResponseMessage, HttpResponseMessage>? After { get; set; }

    /// <summary>Runs after a call was answered.</summary>
    internal Func<Call, Task>? AfterAsync { get; set; }

    /// <summary>Gives the body to pass on instead of the one that the server sent.</summary>
    internal Func<Call, string, string>? ChangeAnswer { get; set; }

    /// <summary>Gives the body to send instead of the one that the client wrote.</summary>
    internal Func<Call, string>? Change { get; set; }

    internal IReadOnlyList<Call> Calls => [.. _calls];

    internal IEnumerable<Call> Writes => _calls.Where(call => call.Method != "GET" && !call.IsSelect);

    /// <summary>The statements sent, with their parameters.</summary>
    internal IEnumerable<string> Statements => _calls.Where(call => call.IsSql).Select(call => call.Body);

    internal int Count(string method, string pathPart) =>
        _calls.Count(call => call.Method == method && call.Path.Contains(pathPart, StringComparison.Ordinal));

    internal void Clear() => _calls.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var call = new Call(request.Method.Method, request.RequestUri!.PathAndQuery, body);
        _calls.Enqueue(call);
        if (Before is { } before)
            await before(call).WaitAsync(cancellationToken);

        if (Instead?.Invoke(call) is { } instead)
            return instead;

        if (request.Content is not null && Change is { } change)
            request.Content = new StringContent(change(call), System.Text.Encoding.UTF8, "application/json");

        var answer = await base.SendAsync(request, cancellationToken);
        if (AfterAsync is { } after)
            await after(call);

        if (ChangeAnswer is { } changeAnswer)
        {
            answer.Content = new StringContent(
                changeAnswer(call, await answer.Content.ReadAsStringAsync(cancellationToken)), System.Text.Encoding.UTF8,
                "application/json");
        }

        return After?.Invoke(call, answer) ?? answer;
    }

    /// <summary>A call as it was sent.</summary>
    internal sealed record Call(string Method, string Path, string Body)
    {
        internal bool IsSql => Method == "POST" && Path.EndsWith("/sql/", StringComparison.Ordinal);

        internal bool IsSelect => IsSql && Body.StartsWith("{\"sql\":\"SELECT", StringComparison.Ordinal);

        internal bool IsWriteOfRows => Method is "POST" or "PUT" && Path.Contains("/rows/", StringComparison.Ordinal);
    }
}
