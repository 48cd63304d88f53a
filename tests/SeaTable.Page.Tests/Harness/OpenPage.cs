using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SeaTable.Emulator;

namespace SeaTable.Page.Tests.Harness;

/// <summary>An emulator with an invented base, its page in a browser, and a client that writes meanwhile.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly IBrowserContext _context;
    private readonly HttpClient _client;
    private readonly List<string> _errors = [];

    private OpenPage(SeaTableEmulator emulator, HttpClient client, IBrowserContext context, IPage page)
    {
        Emulator = emulator;
        _client = client;
        _context = context;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add(message.Text);
        };
        // Whatever a base holds, the page talks to its own server and to nobody else.
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(emulator.Server.AbsoluteUri, StringComparison.Ordinal))
                _errors.Add($"A request to {request.Url}.");
        };
        page.Dialog += (_, dialog) => _errors.Add($"A dialog: {dialog.Message}");
    }

    public SeaTableEmulator Emulator { get; }

    public IPage Page { get; }

    /// <summary>Gets the rows in sight of the table or the result that is shown.</summary>
    public ILocator Rows => Page.Locator(".grid:visible [role=row][data-index]");

    public static async Task<OpenPage> StartAsync(
        Chromium chromium, string file = "Data/tearoom.json", int width = 1280, ColorScheme colors = ColorScheme.Light)
    {
        var emulator = await SeaTableEmulator.StartAsync(file, new SeaTableEmulatorOptions { ServesPage = true });
        var client = emulator.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v2.1/dtable/app-access-token/");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiToken);
        using var response = await client.SendAsync(request);
        var token = (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = colors, TimezoneId = "UTC",
        });
        var page = new OpenPage(emulator, client, context, await context.NewPageAsync());
        await page.Page.GotoAsync(emulator.Server.AbsoluteUri);
        return page;
    }

    /// <summary>Makes a call to the base, as any client does.</summary>
    public async Task CallAsync(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, $"api-gateway/api/v2/dtables/{Emulator.BaseUuid}/{path}")
        {
            Content = JsonContent.Create(body),
        };
        using var response = await _client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task AddAsync(string table, JsonObject row) => CallAsync(
        HttpMethod.Post, "rows/", new JsonObject { ["table_name"] = table, ["rows"] = new JsonArray(row) });

    /// <summary>Uploads a picture, and gives its address for a cell.</summary>
    public async Task<string> UploadAsync(string name, byte[] bytes)
    {
        using var client = Emulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Emulator.ApiToken);
        var link = await client.GetFromJsonAsync<JsonNode>("api/v2.1/dtable/app-upload-link/");
        var (parent, folder) = ((string)link!["parent_path"]!, (string)link["img_relative_path"]!);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(parent), "parent_dir" },
            { new StringContent(folder), "relative_path" },
            { new ByteArrayContent(bytes), "file", name },
        };
        using var response = await client.PostAsync(new Uri((string)link["upload_link"]!), form);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return $"/workspace/1{parent}/{folder}/{name}";
    }

    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });

    /// <summary>Waits until a text is shown somewhere.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Asserts that nothing went wrong in the browser.</summary>
    public void HasNoErrors() => Assert.Equal([], _errors);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _client.Dispose();
        await Emulator.DisposeAsync();
    }
}
