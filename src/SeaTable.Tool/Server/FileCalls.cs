using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>The calls by which files are read with an API token. What may be over soon is waited for.</summary>
/// <param name="options">The server and the token.</param>
/// <param name="handler">What calls go through.</param>
/// <param name="waiting">Is told how long is waited, and why.</param>
internal sealed class FileCalls(SeaTableOptions options, HttpMessageHandler handler, Action<TimeSpan, string> waiting)
    : IDisposable
{
    private const string Root = "api/v2.1/dtable/";
    private const int MostTries = 8;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_usualWait = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(handler)
    {
        BaseAddress = new Uri(options.Server!.GetLeftPart(UriPartial.Authority)),
    };

    /// <summary>Gets the server.</summary>
    public Uri Server => _http.BaseAddress!;

    private string Host => Server.GetLeftPart(UriPartial.Authority);

    /// <summary>Gets a link to a file of the base; null when it is not there.</summary>
    /// <exception cref="ToolException">The server can't be reached, or refuses.</exception>
    public Task<Uri?> FindLinkAsync(string path, CancellationToken cancellationToken) =>
        FindLinkAsync("app-download-link/", path, cancellationToken);

    /// <inheritdoc cref="FindLinkAsync(string, CancellationToken)"/>
    public Task<Uri?> FindCustomLinkAsync(string path, CancellationToken cancellationToken) =>
        FindLinkAsync("custom/app-download-link/", path, cancellationToken);

    /// <summary>Lists a folder of one's own: the names of the folders and files in it.</summary>
    /// <exception cref="ToolException">The server can't be reached, or refuses.</exception>
    public async Task<(IReadOnlyList<string> Folders, IReadOnlyList<string> Files)> ListCustomAsync(
        string folder, CancellationToken cancellationToken)
    {
        var answer = await GetAsync($"custom/app-asset-dir/?path={Uri.EscapeDataString(folder)}", cancellationToken)
            .ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
            return ([], []);
        var json = answer.Require($"the list of the folder \"{folder}\"");
        return (Names(json, "dir"), Names(json, "file"));
    }

    /// <summary>Gets the id that a file in a folder of one's own has; null when it is not there.</summary>
    /// <exception cref="ToolException">The server can't be reached, or refuses.</exception>
    public async Task<Guid?> FindCustomIdAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var path = $"custom/app-asset-file/?path={Uri.EscapeDataString(folder)}&name={Uri.EscapeDataString(name)}";
        var answer = await GetAsync(path, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess && Member(answer.Json, "dirent") is { } entry && Guid.TryParse(Text(entry, "uuid"), out var id)
            ? id : null;
    }

    /// <summary>Begins to read a file. No token goes along: the link needs none, and may lead to another server.</summary>
    /// <param name="link">The link.</param>
    /// <param name="from">The number of the first byte that is wanted.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task<HttpResponseMessage> OpenAsync(Uri link, long from, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Uri?> FindLinkAsync(string call, string path, CancellationToken cancellationToken)
    {
        var answer = await GetAsync($"{call}?path={Uri.EscapeDataString(path)}", cancellationToken).ConfigureAwait(false);

        // Servers before 6.2 have another status, and the same words.
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest
            && answer.Message.EndsWith("not found.", StringComparison.Ordinal))
        {
            return null;
        }

        var json = answer.Require($"the question for a link to {path}");
        var text = Text(json, "download_link") ?? (Member(json, "dirent") is { } inner ? Text(inner, "download_link") : null);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            throw new ToolException($"{Host} answered no link to {path}.");
        return link.Scheme == Server.Scheme || link.Scheme == Uri.UriSchemeHttps ? link
            : throw new ToolException($"{Host} answered a link to {path} that is not encrypted, and it is not followed.");
    }

    private async Task<AccountAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, Root + path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiToken!.Reveal());
                using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                var wait = WaitFor(response, tries);
                if (wait is null || tries == MostTries || wait > s_longestWait)
                {
                    var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                    return new AccountAnswer(Host, response.StatusCode, response.Headers, AccountAnswer.Parse(text));
                }

                waiting(wait.Value, WaitReasons.Of((int)response.StatusCode));
                await Task.Delay(wait.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (tries == MostTries)
                    throw new ToolException($"{Host} can't be reached: {e.Message}", e);
                waiting(Pause(tries), WaitReasons.NoAnswer);
                await Task.Delay(Pause(tries), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How long to wait before a call is made again; null when that is of no use.</summary>
    private static TimeSpan? WaitFor(HttpResponseMessage response, int tries) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => response.Headers.RetryAfter?.Delta ?? s_usualWait,
        >= HttpStatusCode.InternalServerError => Pause(tries),
        _ => null,
    };

    /// <summary>Gets the pause after a call that failed for the n-th time.</summary>
    public static TimeSpan Pause(int tries) => TimeSpan.FromMilliseconds(Math.Min(15_000, 250 << Math.Min(tries, 10)));

    private static IReadOnlyList<string> Names(JsonElement json, string member) =>
        Member(json, member) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(item => Text(item, "name")).OfType<string>()] : [];

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
