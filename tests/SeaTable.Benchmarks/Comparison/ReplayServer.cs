using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SeaTable.Emulator;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>
/// Answers what an emulator has answered to the same request before, so that what is measured is the client. On one port it does
/// so at once, on the other over a line of 50 ms and 20 MB/s.
/// </summary>
internal static class ReplayServer
{
    public const int LatencyMilliseconds = 50;
    public const int MegabytesPerSecond = 20;

    private const int ChunkBytes = 64 << 10;

    private static readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> s_answers = new();
    private static readonly HttpClient s_emulator = new();
    private static int s_calls;

    /// <summary>Serves until the standard input ends; the first line of output says where.</summary>
    /// <param name="rows">How many rows the table has.</param>
    public static async Task RunAsync(int rows)
    {
        await using var emulator = await StartEmulatorAsync(rows).ConfigureAwait(false);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        await using var server = builder.Build();
        server.MapGet("/calls", () => Interlocked.Exchange(ref s_calls, 0));
        server.MapFallback(context => AnswerAsync(context, emulator.Server, IsLine(context, server.Urls)));
        await server.StartAsync().ConfigureAwait(false);
        Console.WriteLine(string.Join(' ', [.. server.Urls, emulator.ApiToken]));
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
        {
        }
    }

    private static bool IsLine(HttpContext context, ICollection<string> urls) =>
        new Uri(urls.Last()).Port == context.Connection.LocalPort;

    private static async Task<SeaTableEmulator> StartEmulatorAsync(int rows)
    {
        var emulator = await SeaTableEmulator.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "people.seatable.json")).ConfigureAwait(false);
        var filler = new PeopleBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });
        await filler.People.AddRangeAsync(Enumerable.Range(0, rows).Select(People.Row)).ConfigureAwait(false);
        return emulator;
    }

    private static async Task AnswerAsync(HttpContext context, Uri emulator, bool isLine)
    {
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        var path = request.Path + request.QueryString.ToString();
        var key = $"{request.Method} {path} {Convert.ToHexString(SHA256.HashData(body.ToArray()))}";
        var recorded = s_answers.GetOrAdd(
            key, _ => new Lazy<Task<Answer>>(() => AskAsync(request, new Uri(emulator, path), body.ToArray())));
        var answer = await recorded.Value.ConfigureAwait(false);
        if (path.Contains("app-access-token", StringComparison.Ordinal))
        {
            var here = $"{request.Scheme}://{request.Host}/";
            answer = answer with
            {
                Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(
                    emulator.ToString(), here, StringComparison.Ordinal)),
            };
        }

        Interlocked.Increment(ref s_calls);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (isLine)
            await SendSlowlyAsync(response, answer.Body, context.RequestAborted).ConfigureAwait(false);
        else
            await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task SendSlowlyAsync(HttpResponse response, byte[] body, CancellationToken cancellationToken)
    {
        await Task.Delay(LatencyMilliseconds, cancellationToken).ConfigureAwait(false);
        var start = TimeProvider.System.GetTimestamp();
        for (var sent = 0; sent < body.Length; sent += ChunkBytes)
        {
            var early = TimeSpan.FromSeconds(sent / (MegabytesPerSecond * 1e6)) - TimeProvider.System.GetElapsedTime(start);
            if (early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early, cancellationToken).ConfigureAwait(false);

            await response.BodyWriter.WriteAsync(
                body.AsMemory(sent, Math.Min(ChunkBytes, body.Length - sent)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Answer> AskAsync(HttpRequest request, Uri address, byte[] body)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        message.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/json");
        }

        using var response = await s_emulator.SendAsync(message).ConfigureAwait(false);
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
    }

    private sealed record Answer(int Status, string? ContentType, byte[] Body);
}
