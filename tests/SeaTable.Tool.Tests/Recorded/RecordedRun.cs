using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Conformance;

namespace SeaTable.Tool.Tests.Recorded;

/// <summary>Makes the calls of a recording to an emulator of its own, on whose base nobody has worked.</summary>
internal sealed class RecordedRun : IAsyncDisposable
{
    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret");
    private static readonly EmulatorUser s_bob = new("bob@example.com", "secret");

    private readonly ProbeVariables _variables = new();
    private readonly Dictionary<string, string> _tokens = [];
    private readonly SeaTableEmulator _emulator;
    private readonly HttpClient _http;
    private readonly JsonObject _given;
    private RecordedSocket? _socket;

    private RecordedRun(SeaTableEmulator emulator, JsonObject given)
    {
        (_emulator, _given) = (emulator, given);
        _http = emulator.CreateClient();
        _variables.Set("base", emulator.BaseUuid);
        _variables.Set("ada", s_ada.Id);
        _variables.Set("bob", s_bob.Id);
    }

    internal static async Task<RecordedRun> StartAsync(RecordedAnswer recording, JsonObject given)
    {
        var options = new SeaTableEmulatorOptions
        {
            InProcess = true, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        };
        if (recording.Version is { } version)
            options.Version = Version.Parse(version);
        if (recording.Users)
        {
            options.Users.Add(s_ada);
            options.Users.Add(s_bob);
        }

        return new RecordedRun(await SeaTableEmulator.StartAsync(RecordedSubject.NewBase, options), given);
    }

    /// <summary>Makes the calls, and finds where the last answer is not what was recorded.</summary>
    internal async Task<IReadOnlyList<AnswerDifference>> CompareAsync(RecordedAnswer recording)
    {
        JsonNode? answer = null;
        foreach (var step in recording.Steps)
        {
            answer = await DoAsync(step);
            Assert.True(_variables.Keep(step.Keep, answer), $"{step.Call}: {answer?.ToJsonString()}");
        }

        var expected = _variables.Fill(RecordedForms.Exact(RecordedForms.Expand(recording.Answer, _given)));
        return AnswerTemplate.Compare(expected, recording.Part is { } part ? Find(answer, part) : answer);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task<JsonNode?> DoAsync(RecordedStep step)
    {
        if (step.Emit is not null)
        {
            _socket ??= await RecordedSocket.JoinAsync(_http, _emulator.BaseUuid, await TokenAsync("base"));
            await _socket.EmitAsync(_variables.Fill(RecordedForms.Expand(step.Emit, _given))!);
            return null;
        }

        if (step.Upload is not null)
        {
            await UploadAsync(step);
            return null;
        }

        var call = step.Call!.Split(' ', 2);
        HttpContent? content = null;
        if (step.Form is not null)
            content = new FormUrlEncodedContent(step.Form);
        else if (_variables.Fill(RecordedForms.Expand(step.Body, _given)) is { } body)
            content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        var path = _variables.FillPath(call[1]);
        return await SendAsync(
            call[0], path.StartsWith('/') ? path : $"/api-gateway/api/v2/dtables/{_emulator.BaseUuid}/{path}",
            await TokenAsync(step.Token), content, step.Status);
    }

    private async Task UploadAsync(RecordedStep step)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(_variables.Fill("${parent}")), "parent_dir" },
            { new StringContent(_variables.Fill(step.To!)), "relative_path" },
            { new ByteArrayContent(new byte[step.Bytes]), "file", step.Upload! },
        };
        await SendAsync("POST", _variables.Fill("${upload}?ret-json=1"), null, form, 200);
    }

    private async Task<JsonNode?> SendAsync(string method, string path, string? token, HttpContent? content, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private async Task<string?> TokenAsync(string name)
    {
        if (name == "none" || _tokens.TryGetValue(name, out _))
            return _tokens.GetValueOrDefault(name);
        return _tokens[name] = name switch
        {
            "api" => _emulator.ApiToken,
            "base" => await ExchangeAsync("/api/v2.1/dtable/app-access-token/", _emulator.ApiToken),
            "account" => await LogInAsync(s_ada),
            "ada" => await ExchangeAsync("/api/v2.1/workspace/1/dtable/new-base/access-token/", await TokenAsync("account")),
            "bob" => await ExchangeAsync("/api/v2.1/workspace/1/dtable/new-base/access-token/", await LogInAsync(s_bob)),
            _ => throw new InvalidOperationException($"No token is named {name}."),
        };
    }

    private async Task<string> ExchangeAsync(string path, string? token) =>
        (string)(await SendAsync("GET", path, token, null, 200))!["access_token"]!;

    private async Task<string> LogInAsync(EmulatorUser user)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["username"] = user.Email, ["password"] = "secret" });
        return (string)(await SendAsync("POST", "/api2/auth-token/", null, form, 200))!["token"]!;
    }

    /// <summary>Finds a part by the names and places that lead to it; -1 is the last place.</summary>
    private static JsonNode? Find(JsonNode? answer, string path) => path.Split('/').Aggregate(answer, (node, step) =>
        node is JsonArray list ? list[Index(int.Parse(step, CultureInfo.InvariantCulture), list.Count)] : node?[step]);

    private static int Index(int place, int count) => place < 0 ? count + place : place;
}
