using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>A plain HttpClient that uploads and downloads files with an API token.</summary>
internal sealed class FileClient : IDisposable
{
    private const string Root = "api/v2.1/dtable/";

    private readonly SeaTableEmulator _emulator;

    public FileClient(SeaTableEmulator emulator, string? apiToken = null)
    {
        _emulator = emulator;
        ApiToken = apiToken ?? emulator.ApiToken;
        Http = emulator.CreateClient();
    }

    public HttpClient Http { get; }

    /// <summary>Gets the token that goes along with calls to the web server, and not with links.</summary>
    public string ApiToken { get; }

    /// <summary>Makes a call to the web server, and gives its answer.</summary>
    public async Task<(int Status, JsonNode? Json)> TryAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiToken);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Makes a call to the web server that has to succeed.</summary>
    public async Task<JsonObject> GetAsync(string path)
    {
        var (status, json) = await TryAsync(HttpMethod.Get, path);
        Assert.True(status == 200, $"{path} answered {status}: {json?.ToJsonString()}");
        return (JsonObject)json!;
    }

    /// <summary>Uploads a file to the folder of this month's files, and gives what the server answers of it.</summary>
    public async Task<JsonObject> UploadAsync(string name, byte[] bytes, string? folder = null, bool replaces = false)
    {
        var link = await GetAsync("app-upload-link/");
        var (status, text) = await PostAsync(
            (string)link["upload_link"]! + "?ret-json=1", (string)link["parent_path"]!,
            folder ?? (string)link["file_relative_path"]!, replaces ? "1" : "0", (name, new ByteArrayContent(bytes)));
        Assert.True(status == HttpStatusCode.OK, $"{status}: {text}");
        return (JsonObject)JsonNode.Parse(text)![0]!;
    }

    /// <summary>Sends a form to the file server.</summary>
    public async Task<(HttpStatusCode Status, string Text)> PostAsync(
        string link, string? parent, string? relative, string? replace, params (string Name, HttpContent Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("parent_dir", parent), ("relative_path", relative), ("replace", replace) })
        {
            if (value is not null)
                form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
            form.Add(content, "file", name);
        using var response = await Http.PostAsync(link, form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Gets a link to download a file.</summary>
    public async Task<string> LinkAsync(string path) =>
        (string)(await GetAsync($"app-download-link/?path={Uri.EscapeDataString(path)}"))["download_link"]!;

    /// <summary>Downloads a file.</summary>
    public async Task<byte[]> DownloadAsync(string path) => await Http.GetByteArrayAsync(await LinkAsync(path));

    /// <summary>The path of a file in the folder of this month's files.</summary>
    public static string PathOf(string name) => $"/files/{DateTime.UtcNow:yyyy-MM}/{name}";

    /// <summary>The address of a file as cells have it.</summary>
    public string AddressOf(string path) =>
        $"/workspace/1/asset/{_emulator.BaseUuid}{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    public void Dispose() => Http.Dispose();

    /// <summary>Bytes in no order, the same for the same number.</summary>
    public static byte[] Bytes(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
