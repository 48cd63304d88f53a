using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A data file that <c>seatable serve</c> serves in a process of its own, and a client of it.</summary>
internal sealed class ServedFile : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly string _base;

    private ServedFile(Process process, HttpClient http, string path, string apiToken) =>
        (_process, _http, _base, ApiToken) = (process, http, path, apiToken);

    internal Uri Server => _http.BaseAddress!;

    internal string ApiToken { get; }

    internal static async Task<ServedFile> StartAsync(string schemaFile, string dataFile)
    {
        var start = ToolProcess.Command("serve", schemaFile, "--data", dataFile);
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        var server = Value(await process.StandardOutput.ReadLineAsync());
        var apiToken = Value(await process.StandardOutput.ReadLineAsync());
        // Nobody reads the error output, which has a line or two; a pipe for it would have to be emptied.
        var http = new HttpClient { BaseAddress = new Uri(server) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiToken);
        var token = JsonNode.Parse(await http.GetStringAsync("api/v2.1/dtable/app-access-token/"))!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
        return new ServedFile(process, http, $"api-gateway/api/v2/dtables/{token["dtable_uuid"]}/", apiToken);
    }

    /// <summary>Sends a call; null when the server was gone before it had answered.</summary>
    internal async Task<JsonNode?> TryAsync(string method, string path, JsonObject? body = null)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), _base + path);
            if (body is not null)
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
            return JsonNode.Parse(text);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Ends the process from one moment to the next.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _http.Dispose();
    }

    private static string Value(string? line) =>
        line?.Split('=', 2) is [_, var value] ? value : throw new InvalidOperationException($"Not served: {line}");
}
