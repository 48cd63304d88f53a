using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Fuzz.Targets;

/// <summary>An emulator with a base, and what it answers to any call: success or a refusal, never a failure of its own.</summary>
internal sealed class EmulatedBase : IAsyncDisposable
{
    private readonly SeaTableEmulator _emulator;
    private readonly HttpClient _http;

    private EmulatedBase(SeaTableEmulator emulator)
    {
        _emulator = emulator;
        _http = emulator.CreateClient();
    }

    /// <summary>Starts it without a port.</summary>
    public static async Task<EmulatedBase> StartAsync(string path)
    {
        var emulator = await SeaTableEmulator.StartAsync(path, new() { InProcess = true, RecordedRequests = 1 })
            .ConfigureAwait(false);
        EmulatedBase started = new(emulator);
        var token = await started.SendAsync(HttpMethod.Get, "api/v2.1/dtable/app-access-token/", null, emulator.ApiToken)
            .ConfigureAwait(false);
        started.BaseToken = (string)token.Json!["access_token"]!;
        return started;
    }

    public static Task<EmulatedBase> StartWithSampleAsync() =>
        StartAsync(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));

    private string BaseToken { get; set; } = "";

    /// <summary>Sends an operation of the base.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Json)> CallAsync(HttpMethod method, string path, JsonNode? body = null) =>
        SendAsync(method, $"api-gateway/api/v2/dtables/{_emulator.BaseUuid}/{path}", body?.ToJsonString(), BaseToken);

    private async Task<(HttpStatusCode Status, JsonNode? Json)> SendAsync(
        HttpMethod method, string path, string? body, string token)
    {
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if ((int)response.StatusCode >= 500)
            throw new BrokenPromiseException($"The emulator fails: {_emulator.Calls[^1].Failure}\n{method} {path} {body}");
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync().ConfigureAwait(false);
    }
}
