using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SeaTable.Emulator;

namespace SeaTable.Hosting.Tests;

/// <summary>
/// Stands before an emulator and takes so many calls to the base in each window, as SeaTable's gateway does, only that its
/// windows are shorter. It tells what is left, and refuses what is more.
/// </summary>
internal sealed class LimitedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http = new();
    private readonly SeaTableEmulator _emulator;
    private readonly int _limit;
    private readonly TimeSpan _window;
    private readonly object _gate = new();
    private DateTimeOffset _end;
    private int _used;

    private LimitedServer(SeaTableEmulator emulator, int limit, TimeSpan window)
    {
        (_emulator, _limit, _window) = (emulator, limit, window);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    internal Uri Address => new(_application.Urls.Single());

    /// <summary>How many calls to the base it took, and how many it refused.</summary>
    internal (int Taken, int Refused) Calls { get; private set; }

    /// <summary>How many windows had calls in them.</summary>
    internal int Windows { get; private set; }

    internal static async Task<LimitedServer> StartAsync(SeaTableEmulator emulator, int limit, TimeSpan window)
    {
        var server = new LimitedServer(emulator, limit, window);
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api-gateway", StringComparison.Ordinal) && !Take(context.Response))
        {
            context.Response.StatusCode = (int)HttpStatusCode.TooManyRequests;
            return;
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(_emulator.Server, context.Request.Path + context.Request.QueryString.ToUriComponent()));
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var response = await _http.SendAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        var body = await response.Content.ReadAsStringAsync();
        await context.Response.WriteAsync(body.Replace(
            _emulator.Server.GetLeftPart(UriPartial.Authority), Address.GetLeftPart(UriPartial.Authority),
            StringComparison.Ordinal));
    }

    private bool Take(HttpResponse response)
    {
        lock (_gate)
        {
            var now = DateTimeOffset.UtcNow;
            if (now >= _end)
            {
                (_end, _used) = (now + _window, 0);
                Windows++;
            }

            var isTaken = _used < _limit;
            Calls = isTaken ? (Calls.Taken + 1, Calls.Refused) : (Calls.Taken, Calls.Refused + 1);
            _used += isTaken ? 1 : 0;
            response.Headers["x-ratelimit-limit"] = Text(_limit);
            response.Headers["x-ratelimit-remaining"] = Text(_limit - _used);
            response.Headers["x-ratelimit-reset"] = Text(_end.ToUnixTimeSeconds() + 1);
            return isTaken;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
