using System.Globalization;
using System.Net;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>A server that fails in a chosen way for its first calls, and then answers.</summary>
internal sealed class Flaky(string failure, int times) : HttpMessageHandler
{
    private static readonly string s_schema = Path.Combine(AppContext.BaseDirectory, "crm.seatable.json");

    private int _calls;

    /// <summary>How many statements reached it.</summary>
    internal int Calls => Volatile.Read(ref _calls);

    /// <summary>The headers of its refusals.</summary>
    internal Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>The headers of all its answers.</summary>
    internal Dictionary<string, string> Always { get; set; } = [];

    /// <summary>Chooses the failure of a call by its number, beginning with 1.</summary>
    internal Func<int, string>? Next { get; set; }

    /// <summary>The body of its refusals.</summary>
    internal string Body { get; init; } = "";

    internal Action? OnCall { get; init; }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    internal CrmBase Connect(Action<SeaTableRetryOptions> configure, Action<SeaTableOptions>? options = null)
    {
        var all = new SeaTableOptions
        {
            Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, TimeProvider = Clock,
            Retry = new() { BaseDelay = TimeSpan.Zero },
        };
        configure(all.Retry);
        options?.Invoke(all);
        return new CrmBase(all, new HttpClient(this));
    }

    /// <summary>The moment so many seconds from now, as the headers tell it.</summary>
    internal string Unix(int seconds) =>
        Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.Contains("app-access-token", StringComparison.Ordinal))
        {
            return Of(HttpStatusCode.OK,
                """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");
        }

        if (request.RequestUri!.AbsolutePath.EndsWith("/metadata/", StringComparison.Ordinal))
            return Of(HttpStatusCode.OK, await File.ReadAllTextAsync(s_schema, cancellationToken));

        var number = Interlocked.Increment(ref _calls);
        OnCall?.Invoke();
        var now = Next?.Invoke(number) ?? (number <= times ? failure : "");
        if (now != "unreachable" && request.Content is { } content)
            await content.CopyToAsync(Stream.Null, cancellationToken);

        switch (now)
        {
            case "":
                return Of(HttpStatusCode.OK, """{"success":true,"metadata":[],"results":[]}""");
            case "lost":
                throw new HttpRequestException("gone");
            case "unreachable":
                throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            case "in time":
                throw new TaskCanceledException("too slow", new TimeoutException());
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException();
            case "html":
                return Of(HttpStatusCode.OK, "<html>Please log in</html>");
            case "empty":
                return Of(HttpStatusCode.OK, "");
            default:
                return Of((HttpStatusCode)int.Parse(now, CultureInfo.InvariantCulture), Body);
        }

        HttpResponseMessage Of(HttpStatusCode status, string body)
        {
            var response = new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request,
            };
            foreach (var (name, value) in (int)status >= 400 ? Headers : Always)
                response.Headers.TryAddWithoutValidation(name, value);

            return response;
        }
    }
}
