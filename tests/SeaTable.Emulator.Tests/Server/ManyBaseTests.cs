using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

/// <summary>Several bases of one server: none sees anything of another one.</summary>
public sealed class ManyBaseTests : IAsyncLifetime
{
    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret") { Name = "Ada" };
    private static readonly EmulatorUser s_bob = new("bob@example.com", "secret") { IsOwner = false };
    private Workshop _first = null!;
    private Workshop _second = null!;
    private EmulatorBase _added = null!;

    private SeaTableEmulator Emulator => _first.Emulator;

    public async Task InitializeAsync()
    {
        _first = await Workshop.OpenAsync(new SeaTableEmulatorOptions { InProcess = true, Seed = 7, Users = { s_ada, s_bob } });
        _added = await Emulator.AddBaseAsync(Workshop.SchemaFile, "Annex");
        _second = await _first.OpenBaseAsync(_added);
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
    }

    [Fact]
    public async Task Each_base_has_its_own_rows_schema_and_files()
    {
        var id = await _first.AddAsync("""{"Title": "here"}""");
        await _second.AddAsync("""{"Title": "there"}""");
        _added.RenameColumn("Jobs", "Title", "Heading");

        Assert.Equal("here", (string?)Assert.Single(await _first.ListAsync("table_name=Jobs&convert_keys=true"))!["Title"]);
        Assert.Equal("there", (string?)Assert.Single(await _second.ListAsync("table_name=Jobs&convert_keys=true"))!["Heading"]);
        Assert.Equal(404, (await _second.TryAsync("GET", $"rows/{id}/?table_name=Jobs")).Status);
        Assert.NotEqual(Emulator.BaseUuid, _added.BaseUuid);
        Assert.Equal(("workshop", "Annex"), (Emulator.BaseName, _added.BaseName));
    }

    [Fact]
    public async Task No_token_of_one_base_opens_another()
    {
        Assert.Equal(_added.BaseUuid, (string?)(await ExchangeAsync(_added.ApiToken))["dtable_uuid"]);
        Assert.Equal(Emulator.BaseUuid, (string?)(await ExchangeAsync(Emulator.ApiToken))["dtable_uuid"]);

        foreach (var (token, uuid) in new[] { (Emulator.ApiToken, _added.BaseUuid), (_added.ApiToken, Emulator.BaseUuid) })
        {
            foreach (var path in new[] { "metadata/", "rows/?table_name=Jobs", "related-users/" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"api-gateway/api/v2/dtables/{uuid}/{path}");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _first.BaseTokenAsync(token));
                using var response = await _first.Http.SendAsync(request);
                Assert.Equal(403, (int)response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Links_to_files_lead_to_the_base_of_the_token()
    {
        foreach (var one in new EmulatorBase[] { Emulator, _added })
        {
            var link = await GetAsync("api/v2.1/dtable/app-upload-link/", one.ApiToken);
            using var form = new MultipartFormDataContent
            {
                { new StringContent((string)link["parent_path"]!), "parent_dir" },
                { new StringContent("files"), "relative_path" },
                { new ByteArrayContent("bytes of"u8.ToArray()), "file", one.BaseName + ".txt" },
            };
            using var response = await _first.Http.PostAsync(new Uri((string)link["upload_link"]!).PathAndQuery, form);
            Assert.Equal(200, (int)response.StatusCode);
            Assert.EndsWith(one.BaseUuid, (string)link["parent_path"]!, StringComparison.Ordinal);

            var download = await GetAsync($"api/v2.1/dtable/app-download-link/?path=/files/{one.BaseName}.txt", one.ApiToken);
            Assert.Equal(
                "bytes of"u8.ToArray(),
                await _first.Http.GetByteArrayAsync(new Uri((string)download["download_link"]!).PathAndQuery));
        }

        using var request = Request("api/v2.1/dtable/app-download-link/?path=/files/workshop.txt", _added.ApiToken);
        Assert.Equal(404, (int)(await _first.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Accounts_see_all_bases_and_open_each_by_its_name()
    {
        using var login = await _first.Http.PostAsync(
            "api2/auth-token/",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = s_ada.Email, ["password"] = "secret" }));
        var account = (string)JsonNode.Parse(await login.Content.ReadAsStringAsync())!["token"]!;
        var workspaces = await GetAsync("api/v2.1/workspaces/", account);

        Assert.Equal(
            [("workshop", 1), ("Annex", 2)],
            workspaces["workspace_list"]![2]!["table_list"]!.AsArray()
                .Select(entry => ((string)entry!["name"]!, (int)entry["id"]!)));
        foreach (var one in new EmulatorBase[] { Emulator, _added })
        {
            var access = await GetAsync($"api/v2.1/workspace/1/dtable/{one.BaseName}/access-token/", account);
            Assert.Equal(one.BaseUuid, (string?)access["dtable_uuid"]);
        }
    }

    [Fact]
    public async Task Users_act_in_their_own_name()
    {
        await using var ada = await _first.OpenBaseAsync(_added, _added.CreateApiToken(s_ada));
        await using var bob = await _first.OpenBaseAsync(_added, _added.CreateApiToken(s_bob));

        var id = await ada.AddAsync("""{"Title": "by Ada"}""");

        Assert.Equal(s_ada.Id, (string?)(await bob.GetAsync(id))["Added by"]);
        Assert.Equal(403, (await bob.TryAsync("POST", "rows/", """{"table_name": "Jobs", "rows": [{}]}""")).Status);
        Assert.Throws<SeaTableEmulatorException>(() => _added.CreateApiToken(new EmulatorUser("eve@example.com", "secret")));
    }

    [Fact]
    public async Task A_snapshot_is_of_one_base()
    {
        using var snapshot = _added.TakeSnapshot();
        await _first.AddAsync("""{"Title": "stays"}""");
        await _second.AddAsync("""{"Title": "goes"}""");

        _added.Restore(snapshot);

        Assert.Single(await _first.ListAsync("table_name=Jobs"));
        Assert.Empty(await _second.ListAsync("table_name=Jobs"));
        Assert.Throws<ArgumentException>(() => Emulator.Restore(snapshot));
    }

    [Fact]
    public async Task A_second_base_of_a_name_is_refused()
    {
        var error = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => Emulator.AddBaseAsync(Workshop.SchemaFile));

        Assert.Equal("The server has a base \"workshop\" already. Give the new one another name.", error.Message);
        Assert.Equal(_added.BaseUuid, (string?)(await ExchangeAsync(_added.ApiToken))["dtable_uuid"]);
    }

    [Fact]
    public async Task An_added_base_can_be_kept_in_a_file_which_can_be_added_once()
    {
        using var file = new TemporaryFile(".sqlite");
        await using (var emulator = await SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { InProcess = true }))
        {
            var kept = await emulator.AddBaseAsync(Workshop.SchemaFile, "Kept", file.Path);
            kept.RenameTable("Jobs", "Tasks");
        }

        var again = await Emulator.AddBaseAsync(file.Path);
        var error = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => Emulator.AddBaseAsync(file.Path, "Other"));

        Assert.Equal("Kept", again.BaseName);
        again.RenameTable("Tasks", "Jobs");
        Assert.Contains("holds a copy of the base \"Kept\"", error.Message, StringComparison.Ordinal);
    }

    private Task<JsonNode> ExchangeAsync(string apiToken) => GetAsync("api/v2.1/dtable/app-access-token/", apiToken);

    private async Task<JsonNode> GetAsync(string path, string token)
    {
        using var request = Request(path, token);
        using var response = await _first.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static HttpRequestMessage Request(string path, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", token);
        return request;
    }
}
