using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Conformance;

/// <summary>
/// Sends calls as they are, and hands on what comes back, errors included: a probe asks for just that. Only what was certainly
/// not carried out, or reads, is sent again.
/// </summary>
internal sealed class ProbedServer(HttpClient http, Uri server, CallPace pace, TimeProvider clock)
{
    private const string Exchange = "/api/v2.1/dtable/app-access-token/";
    private const string NoToken = "none-of-this-server";
    private const int MostTries = 5;

    /// <summary>A wait that is longer is no limit of a minute, but the end of a month's quota.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_usualWait = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private string _apiToken = "";
    private string _baseToken = "";
    private string? _readOnlyToken;
    private string _gateway = "";

    /// <summary>Gets how many calls were made.</summary>
    public int Calls => pace.Calls;

    /// <summary>Gets the id of the base.</summary>
    public Guid BaseUuid { get; private set; }

    /// <summary>Gets the name of the base.</summary>
    public string BaseName { get; private set; } = "";

    /// <summary>Gets whether there is a token that may only read.</summary>
    public bool HasReadOnlyToken => _readOnlyToken is not null;

    /// <summary>Exchanges the tokens.</summary>
    /// <exception cref="ToolException">They are not accepted, or belong to different bases.</exception>
    public async Task OpenAsync(string apiToken, string? readOnlyApiToken, CancellationToken cancellationToken)
    {
        _secrets.UnionWith(new[] { apiToken, readOnlyApiToken }.OfType<string>());
        var access = await ExchangeAsync(apiToken, cancellationToken).ConfigureAwait(false);
        _baseToken = Text(access, "access_token");
        BaseName = Text(access, "dtable_name");
        BaseUuid = Guid.TryParse(Text(access, "dtable_uuid"), out var uuid) ? uuid
            : throw new ToolException($"{server} answered no id of a base. Is it the address of a SeaTable server?");
        _gateway = $"/api-gateway/api/v2/dtables/{BaseUuid}/";
        if (readOnlyApiToken is null)
            return;
        var reading = await ExchangeAsync(readOnlyApiToken, cancellationToken).ConfigureAwait(false);
        if (!Guid.TryParse(Text(reading, "dtable_uuid"), out var other) || other != BaseUuid)
            throw new ToolException("The read-only API token opens another base. Both tokens have to be those of one base.");
        _readOnlyToken = Text(reading, "access_token");
        _apiToken = apiToken;
    }

    /// <summary>Sends an operation of the base.</summary>
    public Task<ProbedAnswer> SendAsync(string method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, body?.ToJsonString(ConformanceJson.Plain), ProbeToken.Base, cancellationToken);

    /// <summary>Sends a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the base, or, with a slash at its beginning, from the root of the server.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="token">Which token goes along.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="NoAnswerException">None came.</exception>
    /// <exception cref="ToolException">The calls of this month are used up.</exception>
    public async Task<ProbedAnswer> SendAsync(
        string method, string path, string? body, ProbeToken token, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var request = Request(method, path, body, token);
                using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                if (response.StatusCode != HttpStatusCode.TooManyRequests || tries == MostTries)
                    return new ProbedAnswer((int)response.StatusCode, Parse(text), Hide(text));
                await pace.PauseAsync(Wait(response), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (IsFailure(e, cancellationToken))
            {
                if (method != "GET" || tries == MostTries)
                    throw new NoAnswerException($"{server} gave no answer to {method} {path}: {e.Message}", e);
                await pace.PauseAsync(TimeSpan.FromSeconds(tries), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes tokens out of a text.</summary>
    public string Hide(string text) =>
        _secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret, "(token)", StringComparison.Ordinal));

    private async Task<JsonNode> ExchangeAsync(string apiToken, CancellationToken cancellationToken)
    {
        _apiToken = apiToken;
        var answer = await SendAsync("GET", Exchange, null, ProbeToken.Api, cancellationToken).ConfigureAwait(false);
        if (answer.Status is 401 or 403)
        {
            throw new ToolException(
                $"{server} does not accept the API token: it is mistyped, was deleted, or is the token of an account.");
        }

        if (answer is not { Status: 200, Json: JsonObject access } || Text(access, "access_token").Length == 0)
            throw new ToolException($"{server} did not answer like a SeaTable server. Is the address that of the server alone?");
        return access;
    }

    private HttpRequestMessage Request(string method, string path, string? body, ProbeToken token)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(server, path.StartsWith('/') ? path : _gateway + path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = token switch
        {
            ProbeToken.Base => new AuthenticationHeaderValue("Bearer", _baseToken),
            ProbeToken.OtherScheme => new AuthenticationHeaderValue("Token", _baseToken),
            ProbeToken.ReadOnly => new AuthenticationHeaderValue("Bearer", _readOnlyToken),
            ProbeToken.Api => new AuthenticationHeaderValue("Bearer", _apiToken),
            ProbeToken.Wrong => new AuthenticationHeaderValue("Bearer", NoToken),
            _ => null,
        };
        return request;
    }

    private TimeSpan Wait(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta
            ?? (response.Headers.TryGetValues("x-ratelimit-reset", out var resets)
                && long.TryParse(resets.First(), CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow()
                : s_usualWait);
        if (wait > s_longestWait)
        {
            throw new ToolException(
                $"{server} takes no more calls for {wait.TotalHours:0} hours: the quota of this month is used up. What is known "
                + "so far is kept; run the command again then.");
        }

        return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    /// <summary>Reads an answer, and remembers each base token in it, so that it appears nowhere.</summary>
    private JsonNode? Parse(string text)
    {
        try
        {
            var json = JsonNode.Parse(text);
            if (json is JsonObject answer && Text(answer, "access_token") is { Length: > 0 } token)
                _secrets.Add(token);
            return json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonNode json, string member) =>
        (json as JsonObject)?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}

/// <summary>What a server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Json">The body; null when it is no JSON.</param>
/// <param name="Text">The body as text, without tokens.</param>
internal sealed record ProbedAnswer(int Status, JsonNode? Json, string Text);

/// <summary>No answer came: what was asked for may have been done or not.</summary>
internal sealed class NoAnswerException(string message, Exception cause) : Exception(message, cause);
