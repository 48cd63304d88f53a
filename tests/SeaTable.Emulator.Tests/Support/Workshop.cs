using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>
/// An emulator with the base of an invented workshop, and a plain HttpClient that holds a base token for it. It needs no port,
/// unless the options name one.
/// </summary>
internal sealed class Workshop : IAsyncDisposable
{
    public const string SchemaFile = "Data/workshop.seatable.json";

    /// <summary>The base of the quickstart, with links, link formulas and formulas.</summary>
    public const string CrmFile = "Data/crm.seatable.json";

    private readonly EmulatorBase _base;

    private Workshop(SeaTableEmulator emulator, EmulatorBase opened)
    {
        Emulator = emulator;
        _base = opened;
        Http = emulator.CreateClient();
    }

    public SeaTableEmulator Emulator { get; }

    public HttpClient Http { get; }

    public static async Task<Workshop> OpenAsync(SeaTableEmulatorOptions? options = null, string path = SchemaFile,
        bool readOnly = false)
    {
        var emulator = await SeaTableEmulator.StartAsync(path, options ?? new SeaTableEmulatorOptions { InProcess = true });
        return await OpenAsync(emulator, emulator, readOnly ? emulator.ReadOnlyApiToken : emulator.ApiToken);
    }

    /// <summary>Opens a base of the same emulator, with a token of its own or another one.</summary>
    public Task<Workshop> OpenBaseAsync(EmulatorBase opened, string? apiToken = null) =>
        OpenAsync(Emulator, opened, apiToken ?? opened.ApiToken);

    private static async Task<Workshop> OpenAsync(SeaTableEmulator emulator, EmulatorBase opened, string apiToken)
    {
        var workshop = new Workshop(emulator, opened);
        var token = await workshop.BaseTokenAsync(apiToken);
        workshop.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return workshop;
    }

    public async Task<string> BaseTokenAsync(string apiToken, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v2.1/dtable/app-access-token/" + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiToken);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"]!;
    }

    /// <summary>Logs a user in, and gives the id and a base token of the account.</summary>
    public async Task<(string Id, string BaseToken)> LogInAsync(EmulatorUser user)
    {
        using var http = await LogInAsync(Emulator, user);
        var info = JsonNode.Parse(await http.GetStringAsync("api2/account/info/"))!;
        var access = JsonNode.Parse(await http.GetStringAsync("api/v2.1/workspace/1/dtable/workshop/access-token/"))!;
        return ((string)info["email"]!, (string)access["access_token"]!);
    }

    /// <summary>Logs a user in, whose password is "secret", and gives a client that has the account token.</summary>
    public static async Task<HttpClient> LogInAsync(SeaTableEmulator emulator, EmulatorUser user)
    {
        var http = emulator.CreateClient();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["username"] = user.Email, ["password"] = "secret" });
        using var response = await http.PostAsync("api2/auth-token/", form);
        var token = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["token"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Sends a base operation and expects success.</summary>
    public async Task<JsonNode> CallAsync(string method, string path, string? body = null)
    {
        var (status, json) = await TryAsync(method, path, body);
        Assert.True(status == 200, $"{method} {path} answered {status}: {json?.ToJsonString()}");
        return json!;
    }

    /// <summary>Sends a base operation and gives the status along with the answer.</summary>
    public async Task<(int Status, JsonNode? Json)> TryAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method),
            $"api-gateway/api/v2/dtables/{_base.BaseUuid}/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Adds one row and gives its id.</summary>
    public async Task<string> AddAsync(string row, string table = "Jobs") =>
        (string)(await CallAsync("POST", "rows/", $$"""{"table_name": "{{table}}", "rows": [{{row}}]}"""))
            ["row_ids"]![0]!["_id"]!;

    /// <summary>Reads one row, with names unless told otherwise.</summary>
    public async Task<JsonObject> GetAsync(string id, string table = "Jobs", bool convertKeys = true) =>
        (JsonObject)await CallAsync("GET", $"rows/{id}/?table_name={table}&convert_keys={(convertKeys ? "true" : "false")}");

    /// <summary>The id of the link between Jobs and Parts.</summary>
    public async Task<string> LinkIdAsync() => (string)(await CallAsync("GET", "columns/?table_name=Jobs"))["columns"]!.AsArray()
        .Single(column => (string?)column!["name"] == "Parts")!["data"]!["link_id"]!;

    /// <summary>Links one row to others.</summary>
    public Task<JsonNode> LinkAsync(string table, string linkId, string otherTable, string id, params string[] others) =>
        CallAsync("POST", "links/", LinkBody(table, linkId, otherTable, id, others));

    /// <summary>The body of a call that adds, replaces or removes links.</summary>
    public static string LinkBody(string table, string linkId, string otherTable, string id, params string[] others) =>
        new JsonObject
        {
            ["table_name"] = table,
            ["other_table_name"] = otherTable,
            ["link_id"] = linkId,
            ["other_rows_ids_map"] = new JsonObject
            {
                [id] = new JsonArray([.. others.Select(other => JsonValue.Create(other))]),
            },
        }.ToJsonString();

    /// <summary>One cell of a row as JSON text.</summary>
    public async Task<string> CellAsync(string id, string table, string column, bool convertKeys = true) =>
        (await GetAsync(id, table, convertKeys))[column]?.ToJsonString(JsonForms.Plain) ?? "null";

    /// <summary>Writes one cell of a new row and reads it back.</summary>
    public async Task<string> RoundTripAsync(string column, string value, string table = "Jobs")
    {
        var id = await AddAsync(new JsonObject { [column] = JsonNode.Parse(value) }.ToJsonString(), table);
        return (await GetAsync(id, table))[column]?.ToJsonString(JsonForms.Plain) ?? "null";
    }

    public async Task<JsonArray> ListAsync(string query) => (JsonArray)(await CallAsync("GET", "rows/?" + query))["rows"]!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_base == Emulator)
            await Emulator.DisposeAsync();
    }
}
