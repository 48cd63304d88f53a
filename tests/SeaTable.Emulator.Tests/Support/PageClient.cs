using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>A workshop with the page, and what the page asks for.</summary>
internal sealed class PageClient(Workshop workshop, HttpClient http) : IAsyncDisposable
{
    public Workshop Workshop { get; } = workshop;

    public HttpClient Http { get; } = http;

    public static async Task<PageClient> OpenAsync(
        string path = Workshop.SchemaFile, Action<SeaTableEmulatorOptions>? configure = null)
    {
        var options = new SeaTableEmulatorOptions { InProcess = true, ServesPage = true };
        configure?.Invoke(options);
        var workshop = await Workshop.OpenAsync(options, path);
        return new PageClient(workshop, workshop.Emulator.CreateClient());
    }

    public async Task<JsonNode> GetAsync(string name)
    {
        using var response = await Http.GetAsync(new Uri("_emulator/" + name, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<(int Status, JsonNode Json)> PostAsync(string name, string statement)
    {
        var body = new JsonObject { ["sql"] = statement }.ToJsonString();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri("_emulator/" + name, UriKind.Relative), content);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Sends a request with headers of a browser.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>Adds rows with titles to the jobs.</summary>
    public Task<JsonNode> AddJobsAsync(params string[] titles) => Workshop.CallAsync("POST", "rows/", new JsonObject
    {
        ["table_name"] = "Jobs",
        ["rows"] = new JsonArray([.. titles.Select(title => new JsonObject { ["Title"] = title })]),
    }.ToJsonString());

    /// <summary>Opens the stream of events, and reads the lines of it that hold something.</summary>
    public async Task<StreamReader> FollowAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    public static async Task<JsonNode> NextEventAsync(StreamReader events)
    {
        string? line;
        do
            line = await events.ReadLineAsync();
        while (line is "");
        return JsonNode.Parse(line!["data: ".Length..])!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Workshop.DisposeAsync();
    }
}
