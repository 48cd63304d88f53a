using System.Net;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Page;

/// <summary>What other pages, names that were made to mean this machine, and cells can't do.</summary>
public sealed class PageSafetyTests
{
    private const string Token = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:1")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.0.7")]
    [InlineData("0.0.0.0")]
    [InlineData("[2001:db8::1]:5005")]
    public async Task A_foreign_host_gets_nothing(string host)
    {
        await using var page = await PageClient.OpenAsync();
        foreach (var path in new[] { "", "_emulator/base", "_emulator/main.js", "_emulator/events" })
        {
            using var response = await page.SendAsync(path, ("Host", host));
            Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5005")]
    [InlineData("127.0.0.1:5005")]
    [InlineData("[::1]:5005")]
    public async Task This_machine_gets_the_page_by_each_of_its_names(string host)
    {
        await using var page = await PageClient.OpenAsync();
        using var response = await page.SendAsync("", ("Host", host));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://127.0.0.1:3000")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_page_gets_none_of_the_data(string header, string value)
    {
        await using var page = await PageClient.OpenAsync();
        foreach (var name in new[] { "base", "rows?table=0000&view=0000", "calls", "events" })
        {
            using var response = await page.SendAsync("_emulator/" + name, (header, value));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task A_statement_comes_as_json_only_which_no_form_can_send()
    {
        await using var page = await PageClient.OpenAsync();
        using var form = new StringContent("""{"sql": "SELECT Title FROM Jobs"}""");
        using var response = await page.Http.PostAsync(new Uri("_emulator/query", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_emulator/main.js")]
    [InlineData("_emulator/base")]
    [InlineData("_emulator/nothing")]
    public async Task All_of_it_is_sent_with_a_strict_policy(string path)
    {
        await using var page = await PageClient.OpenAsync();
        using var response = await page.SendAsync(path);

        var policy = PolicyOf(response);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
    }

    [Theory]
    [InlineData("_emulator/../Page/index.html")]
    [InlineData("_emulator/..%2f..%2fetc%2fpasswd")]
    [InlineData("_emulator/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("_emulator/Web/main.js")]
    [InlineData("_emulator/MAIN.js")]
    [InlineData("_emulator//main.js")]
    [InlineData("_emulator/")]
    [InlineData("_emulator/asset?address=/workspace/1/asset/../../../etc/passwd")]
    [InlineData("_emulator/asset?address=file:///etc/passwd")]
    public async Task A_path_leads_to_no_other_file(string path)
    {
        await using var page = await PageClient.OpenAsync();
        using var response = await page.SendAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_file_in_a_cell_is_never_a_part_of_the_page()
    {
        await using var page = await PageClient.OpenAsync();
        using var files = new FileClient(page.Workshop.Emulator);
        foreach (var name in new[] { "evil.html", "evil.svg", "evil.js", "photo.png" })
        {
            var isShown = name == "photo.png";
            await files.UploadAsync(name, "<script>alert(1)</script>"u8.ToArray());
            var address = $"/workspace/1/asset/{page.Workshop.Emulator.BaseUuid}{FileClient.PathOf(name)}";
            using var response = await page.SendAsync("_emulator/asset?address=" + Uri.EscapeDataString(address));

            var headers = response.Content.Headers;
            Assert.Equal(isShown ? "image/png" : "application/octet-stream", headers.ContentType!.MediaType);
            Assert.Equal(isShown ? null : "attachment", headers.ContentDisposition?.DispositionType);
            Assert.Contains("sandbox", PolicyOf(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_token_is_in_anything_that_the_page_gets()
    {
        await using var page = await PageClient.OpenAsync(configure: options =>
        {
            options.ApiToken = Token;
            options.ExternalLinks.Add("shared-0815");
        });
        var workshop = page.Workshop;
        var baseToken = workshop.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        await workshop.TryAsync("POST", $"sql/?token={Token}", $$"""{"sql": "{{Token}} {{baseToken}}", "api_token": "short"}""");
        using var link = await workshop.Http.GetAsync(
            new Uri("api/v2.1/external-link-tokens/shared-0815/access-token/", UriKind.Relative));
        using var secret = await workshop.Http.GetAsync(new Uri("api2/ping/?password=pa55word", UriKind.Relative));
        await page.Workshop.CallAsync("POST", "rows/", """{"table_name": "Jobs", "rows": [], "secret": "hook-secret"}""");

        var seen = (await page.GetAsync("calls")).ToJsonString() + (await page.GetAsync("server")).ToJsonString()
            + (await page.GetAsync("base")).ToJsonString();
        foreach (var call in (await page.GetAsync("calls"))["calls"]!.AsArray())
            seen += (await page.GetAsync($"call?number={(long)call!["number"]!}")).ToJsonString();

        foreach (var token in new[]
        {
            Token, workshop.Emulator.ReadOnlyApiToken, baseToken, "shared-0815", "short", "pa55word", "hook-secret",
        })
        {
            Assert.DoesNotContain(token, seen, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("token=s3cret-value&x=1", "token=••••&x=1")]
    [InlineData("a=1&api_token=s3cret-value", "a=1&api_token=••••")]
    [InlineData("""{"url": "https://ada:s3cret-value@hook.example/in"}""", """{"url": "https://••••@hook.example/in"}""")]
    [InlineData("""{"url": "https://hook.example/in?key=s3cret-value&x=1"}""",
        """{"url": "https://hook.example/in?key=••••&x=1"}""")]
    [InlineData("""{"url": "https://hook.example/in?x=1\u0026api-key=s3cret-value"}""",
        """{"url": "https://hook.example/in?x=1\u0026api-key=••••"}""")]
    [InlineData("""{"url": "https://hook.example/in?key=s3cret\u002Bvalue\u0026x=1"}""",
        """{"url": "https://hook.example/in?key=••••\u0026x=1"}""")]
    [InlineData("""{"url": "https://h.example/in?sig=s3cret-value"}""", """{"url": "https://h.example/in?sig=••••"}""")]
    [InlineData("""{"url": "https://h.example/in?code=s3cret-value"}""", """{"url": "https://h.example/in?code=••••"}""")]
    [InlineData("""{"url": "https:\/\/ada:s3cret-value@h.example/"}""", """{"url": "https:\/\/••••@h.example/"}""")]
    [InlineData("""{"headers": "X: 1, Authorization: Bearer s3cret-value"}""",
        """{"headers": "X: 1, Authorization: Bearer ••••"}""")]
    [InlineData("""{"authorization": "Basic s3cret-value=="}""", """{"authorization": "••••"}""")]
    [InlineData("""{"apiKey": "s3cret-value"}""", """{"apiKey": "••••"}""")]
    [InlineData("""{"column_key": "0000", "key": "Ab12"}""", """{"column_key": "0000", "key": "Ab12"}""")]
    [InlineData("table=0000&column_key=Ab12", "table=0000&column_key=Ab12")]
    [InlineData("""{"Title": "The bearer of it"}""", """{"Title": "The bearer of it"}""")]
    [InlineData("""{"sql": "SELECT * FROM Jobs WHERE token=1"}""", """{"sql": "SELECT * FROM Jobs WHERE token=1"}""")]
    public async Task Secrets_in_bodies_are_masked_and_nothing_else(string body, string shown)
    {
        await using var page = await PageClient.OpenAsync();
        await page.Workshop.TryAsync("POST", "rows/", body);

        var call = await page.GetAsync($"call?number={page.Workshop.Emulator.CallCount}");

        Assert.Equal(shown, (string?)call["body"]);
    }

    [Fact]
    public async Task Values_in_the_address_of_a_webhook_are_masked()
    {
        await using var page = await PageClient.OpenAsync();
        page.Workshop.Emulator.Webhooks.Add("http://127.0.0.1:9/in?key=s3cret-value&room=7&tell");
        await page.AddJobsAsync("x");
        await page.Workshop.Emulator.Webhooks.WhenDeliveredAsync();

        var server = await page.GetAsync("server");

        Assert.Equal("http://127.0.0.1:9/in?key=••••&room=••••&tell", (string?)server["webhooks"]![0]!["url"]);
        Assert.Equal("http://127.0.0.1:9/in?key=••••&room=••••&tell", (string?)server["deliveries"]![0]!["url"]);
        Assert.DoesNotContain("s3cret", server.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_token_where_a_long_body_is_cut_is_not_shown()
    {
        await using var page = await PageClient.OpenAsync(configure: options => options.ApiToken = Token);
        await page.Workshop.TryAsync("POST", "rows/", $"{new string('x', 64_000 - 39)}{Token}{new string('x', 100)}");

        var call = await page.GetAsync($"call?number={page.Workshop.Emulator.CallCount}");

        Assert.True((bool)call["isCut"]!);
        Assert.DoesNotContain(Token[..8], (string)call["body"]!, StringComparison.Ordinal);
    }

    private static string PolicyOf(HttpResponseMessage response) =>
        string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));

    [Fact]
    public async Task Markup_in_names_and_cells_comes_as_it_is_in_json()
    {
        const string Markup = "</script><script>alert(1)</script>";
        await using var page = await PageClient.OpenAsync();
        page.Workshop.Emulator.RenameTable("Jobs", Markup);
        await page.Workshop.AddAsync(new JsonObject { ["Title"] = Markup }.ToJsonString(), Markup);

        using var response = await page.SendAsync("_emulator/rows?table=0000&view=0000&start=0&count=1");
        var rows = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Markup, (string)rows["rows"]![0]!["0000"]!);
    }
}
