using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Files;

/// <summary>The addresses by which cells name files.</summary>
public sealed class AddressTests
{
    private static readonly SeaTableEmulatorOptions s_withUser = new()
    {
        Users = { new EmulatorUser("ada@example.com", "secret") },
    };

    [Fact]
    public async Task Who_is_logged_in_opens_the_addresses_in_cells()
    {
        await using var workshop = await Workshop.OpenAsync(s_withUser);
        using var files = new FileClient(workshop.Emulator);
        var account = await AccountTokenAsync(files);
        var (name, image, signature) = ("plan.pdf", "a b.png", "/digital-signs/2025-01/s.png");
        await files.UploadAsync(name, [1], "files/2025-01");
        await files.UploadAsync(image, [2], "images/2025-01");
        await files.UploadAsync("s.png", [3], "digital-signs/2025-01");
        var id = await workshop.AddAsync(new JsonObject
        {
            ["Name"] = "Clamp",
            ["Pictures"] = new JsonArray(files.AddressOf($"/images/2025-01/{image}")),
            ["Files"] = new JsonArray(new JsonObject
            {
                ["name"] = name, ["size"] = 1, ["type"] = "file", ["url"] = files.AddressOf($"/files/2025-01/{name}"),
            }),
            ["Signature"] = new JsonObject { ["username"] = "ada", ["sign_image_url"] = signature, ["sign_time"] = "2025-01-01" },
        }.ToJsonString(), "Parts");

        var row = await workshop.GetAsync(id, "Parts");

        Assert.Equal([1], await OpenAsync(files, account, (string)row["Files"]![0]!["url"]!));
        Assert.Equal([2], await OpenAsync(files, account, (string)row["Pictures"]![0]!));
        Assert.Equal([3], await OpenAsync(
            files, account, $"/workspace/1/asset/{workshop.Emulator.BaseUuid}{row["Signature"]!["sign_image_url"]}"));
    }

    [Fact]
    public async Task Who_is_not_gets_the_page_for_logging_in()
    {
        await using var workshop = await Workshop.OpenAsync(s_withUser);
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1], "files/2025-01");
        var address = files.AddressOf("/files/2025-01/a.txt");

        foreach (var token in new[] { null, files.ApiToken, await workshop.BaseTokenAsync(files.ApiToken) })
        {
            using var response = await SendAsync(files, HttpMethod.Get, address, token);
            using var page = await files.Http.GetAsync(response.Headers.Location);

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith(
                "/accounts/login/?next=%2Fworkspace%2F1%2F", response.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task Whether_a_file_is_there_is_told_to_everybody()
    {
        await using var workshop = await Workshop.OpenAsync(s_withUser);
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.txt", [1], "files/2025-01");

        using var there = await SendAsync(files, HttpMethod.Head, files.AddressOf("/files/2025-01/a.txt"), null);
        using var missing = await SendAsync(files, HttpMethod.Head, files.AddressOf("/files/2025-01/b.txt"), null);
        using var opened = await SendAsync(
            files, HttpMethod.Get, files.AddressOf("/files/2025-01/b.txt"), await AccountTokenAsync(files));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (there.StatusCode, missing.StatusCode, opened.StatusCode));
    }

    [Theory]
    [InlineData("inline", "")]
    [InlineData("attachment", "?dl=1")]
    public async Task A_browser_shows_a_file_unless_it_is_asked_to_save_it(string disposition, string query)
    {
        await using var workshop = await Workshop.OpenAsync(new() { OpensFilesToAll = true });
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("a.png", [1], "images/2025-01");

        using var response = await SendAsync(files, HttpMethod.Get, files.AddressOf("/images/2025-01/a.png") + query, null);
        using var file = await files.Http.GetAsync(response.Headers.Location);

        Assert.Equal(disposition, file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("/workspace/1/asset/{0}/../../../../etc/passwd")]
    [InlineData("/workspace/1/asset/{0}/files/%2e%2e/secret.txt")]
    [InlineData("/workspace/1/asset/{0}/files/..%2fsecret.txt")]
    [InlineData("/workspace/1/asset/{0}/files/..%5csecret.txt")]
    [InlineData("/workspace/1/asset/{0}/files/%00")]
    [InlineData("/workspace/1/asset/{0}/")]
    [InlineData("/workspace/1/asset/00000000-0000-4000-8000-000000000000/secret.txt")]
    public async Task No_address_leads_out_of_the_folder(string address)
    {
        await using var workshop = await Workshop.OpenAsync(new() { OpensFilesToAll = true });
        using var files = new FileClient(workshop.Emulator);
        await files.UploadAsync("secret.txt", [1], "");
        await files.UploadAsync("a.txt", [1], "files");
        var target = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, workshop.Emulator.BaseUuid);

        Assert.Matches("^HTTP/1.1 40[04] ", await RawAsync(workshop.Emulator.Server, target));
    }

    [Fact]
    public async Task Cells_answer_as_recorded()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var files = new FileClient(workshop.Emulator);
        var stored = await files.UploadAsync("test.txt", "Hello, World"u8.ToArray());
        var id = await workshop.AddAsync(new JsonObject
        {
            ["Pictures"] = new JsonArray(files.AddressOf("/images/2025-01/a.png")),
            ["Files"] = new JsonArray(new JsonObject
            {
                ["name"] = (string?)stored["name"], ["size"] = (int)stored["size"]!, ["type"] = "file",
                ["url"] = files.AddressOf(FileClient.PathOf("test.txt")),
            }),
        }.ToJsonString(), "Parts");

        var row = await workshop.GetAsync(id, "Parts");

        var file = row["Files"]!.AsArray().Single()!.AsObject();
        Assert.Equal(["name", "size", "type", "url"], file.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("test.txt", 12, "file"), ((string?)file["name"], (int)file["size"]!, (string?)file["type"]));
        Assert.Contains("test.txt", (string)file["url"]!, StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.String, row["Pictures"]!.AsArray().Single()!.GetValueKind());
        Assert.Null(row["Name"]);
    }

    /// <summary>Sends a target as it is: clients tidy it up.</summary>
    private static async Task<string> RawAsync(Uri server, string target)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static async Task<string> AccountTokenAsync(FileClient files)
    {
        using var form = new FormUrlEncodedContent([new("username", "ada@example.com"), new("password", "secret")]);
        using var response = await files.Http.PostAsync("api2/auth-token/", form);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["token"]!;
    }

    private static async Task<byte[]> OpenAsync(FileClient files, string account, string address)
    {
        using var response = await SendAsync(files, HttpMethod.Get, address, account);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await files.Http.GetByteArrayAsync(response.Headers.Location);
    }

    private static async Task<HttpResponseMessage> SendAsync(FileClient files, HttpMethod method, string address, string? token)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", token);
        return await files.Http.SendAsync(request);
    }
}
