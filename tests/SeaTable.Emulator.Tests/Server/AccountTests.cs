using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class AccountTests
{
    private const string Tokens = "api/v2.1/workspace/1/dtable/workshop/api-tokens/";
    private const string Ada = "ada@example.com";
    private const string Bob = "bob@example.com";

    [Fact]
    public async Task A_user_logs_in_lists_bases_and_creates_a_token_that_opens_the_base()
    {
        await using var server = await StartAsync();
        using var ada = await LogInAsync(server, Ada);

        var info = await CallAsync(ada, "GET", "api2/account/info/");
        var workspaces = (await CallAsync(ada, "GET", "api/v2.1/workspaces/?detail=true"))["workspace_list"]!.AsArray();
        var own = workspaces.Single(workspace => (string?)workspace!["type"] == "personal")!["table_list"]!.AsArray().Single()!;
        var created = await CallAsync(ada, "POST", Tokens, 201, ("app_name", "import"), ("permission", "rw"));
        var access = await ExchangeAsync(server, (string)created["api_token"]!);

        Assert.Equal((Ada, "ada"), ((string?)info["contact_email"], (string?)info["name"]));
        Assert.EndsWith("@auth.local", (string?)info["email"], StringComparison.Ordinal);
        Assert.Equal(["starred", "shared", "personal", "group"], workspaces.Select(workspace => (string?)workspace!["type"]));
        Assert.Equal(("workshop", server.BaseUuid), ((string?)own["name"], (string?)own["uuid"]));
        Assert.Equal(
            ["api_token", "app_name", "generated_at", "generated_by", "last_access", "permission"],
            created.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal((string?)info["email"], (string?)created["generated_by"]);
        Assert.Equal(("import", server.BaseUuid), ((string?)access["app_name"], (string?)access["dtable_uuid"]));
    }

    [Fact]
    public async Task Several_tokens_are_there_at_once_and_each_can_be_changed_and_deleted()
    {
        await using var server = await StartAsync();
        using var ada = await LogInAsync(server, Ada);

        await CallAsync(ada, "POST", Tokens, 201, ("app_name", "a/b c"), ("permission", "r"));
        var second = await CallAsync(ada, "POST", Tokens, 201, ("app_name", "second"), ("permission", "rw"));
        var taken = await CallAsync(ada, "POST", Tokens, 400, ("app_name", "second"), ("permission", "r"));
        var changed = await CallAsync(ada, "PUT", Tokens + "second/", 200, ("permission", "r"));
        var same = await CallAsync(ada, "PUT", Tokens + "second/", 400, ("permission", "r"));
        await CallAsync(ada, "DELETE", Tokens + "second/");
        var gone = await CallAsync(ada, "DELETE", Tokens + "second/", 404);
        var list = (await CallAsync(ada, "GET", Tokens))["api_tokens"]!.AsArray();

        Assert.Equal("api token already exist.", (string?)taken["error_msg"]);
        Assert.Equal("r", (string?)changed["permission"]);
        Assert.Equal("api token already has r permission.", (string?)same["error_msg"]);
        Assert.Equal("api token not found.", (string?)gone["error_msg"]);
        Assert.Equal(["emulator", "emulator-read-only", "a/b c"], list.Select(token => (string?)token!["app_name"]));
        using var denied = await GetAsync(server, "api/v2.1/dtable/app-access-token/", (string)second["api_token"]!);
        Assert.Equal(403, (int)denied.StatusCode);
    }

    [Theory]
    [InlineData(Ada, "wrong", "Unable to login with provided credentials.")]
    [InlineData("nobody@example.com", "secret", "Unable to login with provided credentials.")]
    [InlineData(Ada, null, "Unable to login with provided credentials.")]
    [InlineData("off@example.com", "secret", "User account is disabled.")]
    public async Task A_login_that_can_t_be_is_refused(string email, string? password, string expected)
    {
        await using var server = await StartAsync();
        using var http = new HttpClient { BaseAddress = server.Server };

        var answer = await CallAsync(http, "POST", "api2/auth-token/", 400, ("username", email), ("password", password ?? ""));

        Assert.Equal($$"""{"non_field_errors":["{{expected}}"]}""", answer.ToJsonString());
        Assert.All(server.Calls, request => Assert.Equal("", request.Body));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_by_a_header()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient { BaseAddress = server.Server };

        var missing = await LogInAsync(http, null);
        var wrong = await LogInAsync(http, "654321");
        var right = await LogInAsync(http, "123456");

        Assert.Equal(("required", """{"non_field_errors":["Two factor auth token is missing."]}"""), missing);
        Assert.Equal(("required", """{"non_field_errors":["Two factor auth token is invalid."]}"""), wrong);
        Assert.Matches("""^\{"token":"[0-9a-f]{40}"\}$""", right.Body);

        static async Task<(string? Header, string Body)> LogInAsync(HttpClient http, string? code)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api2/auth-token/")
            {
                Content = Form(("username", "two@example.com"), ("password", "secret")),
            };
            if (code is not null)
                request.Headers.Add("X-SEAFILE-OTP", code);
            using var response = await http.SendAsync(request);
            var header = response.Headers.TryGetValues("X-Seafile-OTP", out var values) ? values.Single() : null;
            return (header, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Missing_and_invalid_account_tokens_have_different_statuses()
    {
        await using var server = await StartAsync();
        using var none = new HttpClient { BaseAddress = server.Server };
        using var wrong = new HttpClient { BaseAddress = server.Server };
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ApiToken);

        await CallAsync(none, "GET", "api/v2.1/workspaces/", 403);
        var refused = await CallAsync(wrong, "GET", "api/v2.1/workspaces/", 401);

        Assert.Equal("""{"detail":"Invalid token"}""", refused.ToJsonString());
    }

    [Theory]
    [InlineData("api/v2.1/workspace/1/dtable/nothing/access-token/", "dtable nothing not found.")]
    [InlineData("api/v2.1/workspace/2/dtable/Leads/api-tokens/", "dtable Leads not found.")]
    [InlineData("api/v2.1/workspace/9/dtable/workshop/api-tokens/", "Workspace 9 not found.")]
    public async Task What_is_not_there_is_told(string path, string expected)
    {
        await using var server = await StartAsync();
        using var ada = await LogInAsync(server, Ada);

        var answer = await CallAsync(ada, "GET", path, 404);

        Assert.Equal(expected, (string?)answer["error_msg"]);
    }

    [Fact]
    public async Task Who_is_no_owner_sees_the_base_as_shared_and_may_not_manage_its_tokens()
    {
        await using var server = await StartAsync();
        using var bob = await LogInAsync(server, Bob);

        var workspaces = (await CallAsync(bob, "GET", "api/v2.1/workspaces/"))["workspace_list"]!.AsArray();
        var refused = await CallAsync(bob, "POST", Tokens, 403, ("app_name", "mine"), ("permission", "r"));

        Assert.Equal("workshop", (string?)workspaces[1]!["shared_table_list"]![0]!["name"]);
        Assert.Equal("Permission denied.", (string?)refused["error_msg"]);
    }

    [Fact]
    public async Task Temporary_tokens_end_after_an_hour_and_rows_are_signed_by_their_user()
    {
        var clock = new SteppingClock();
        await using var server = await StartAsync(clock);
        using var ada = await LogInAsync(server, Ada);
        var user = (string?)(await CallAsync(ada, "GET", "api2/account/info/"))["email"];

        var temporary = (string)(await CallAsync(
            ada, "GET", "api/v2.1/workspace/1/dtable/workshop/temp-api-token/"))["api_token"]!;
        var access = await ExchangeAsync(server, temporary);
        using var client = Client(server, (string)access["access_token"]!);
        using var added = await client.PostAsync(
            $"api-gateway/api/v2/dtables/{server.BaseUuid}/rows/",
            new StringContent("""{"table_name": "Jobs", "rows": [{"Title": "x"}]}"""));
        var row = JsonNode.Parse(await added.Content.ReadAsStringAsync())!["first_row"]!;
        clock.Now += TimeSpan.FromMinutes(61);
        using var late = await GetAsync(server, "api/v2.1/dtable/app-access-token/", temporary);

        Assert.Equal(user, (string?)row["_creator"]);
        Assert.Equal(403, (int)late.StatusCode);
    }

    [Fact]
    public async Task An_account_token_and_an_external_link_buy_base_tokens()
    {
        await using var server = await StartAsync();
        using var ada = await LogInAsync(server, Ada);
        using var anybody = new HttpClient { BaseAddress = server.Server };

        var own = await CallAsync(ada, "GET", "api/v2.1/workspace/1/dtable/workshop/access-token/");
        var link = await CallAsync(anybody, "GET", "api/v2.1/external-link-tokens/open/access-token/");
        await CallAsync(anybody, "GET", "api/v2.1/external-link-tokens/closed/access-token/", 404);

        Assert.Equal(["access_token", "dtable_uuid"], own.AsObject().Select(member => member.Key));
        Assert.Equal((200, 403), await TryAsync(server, (string)link["access_token"]!));
        Assert.Equal((200, 200), await TryAsync(server, (string)own["access_token"]!));
    }

    /// <summary>The statuses of a call that reads, and of one that writes.</summary>
    private static async Task<(int Read, int Write)> TryAsync(SeaTableEmulator server, string baseToken)
    {
        using var client = Client(server, baseToken);
        var path = $"api-gateway/api/v2/dtables/{server.BaseUuid}/";
        using var read = await client.GetAsync(path + "metadata/");
        using var write = await client.PostAsync(
            path + "rows/", new StringContent("""{"table_name": "Jobs", "rows": [{"Title": "x"}]}"""));
        return ((int)read.StatusCode, (int)write.StatusCode);
    }

    private static Task<SeaTableEmulator> StartAsync(TimeProvider? clock = null) =>
        SeaTableEmulator.StartAsync(Workshop.SchemaFile, new SeaTableEmulatorOptions
        {
            TimeProvider = clock ?? TimeProvider.System,
            Users =
            {
                new EmulatorUser(Ada, "secret"),
                new EmulatorUser(Bob, "secret") { IsOwner = false },
                new EmulatorUser("two@example.com", "secret") { TwoFactorCode = "123456" },
                new EmulatorUser("off@example.com", "secret") { IsActive = false },
            },
            Workspaces = { new EmulatorWorkspace("Sales") { Bases = { "Leads" } } },
            ExternalLinks = { "open" },
        });

    private static async Task<HttpClient> LogInAsync(SeaTableEmulator server, string email)
    {
        using var http = new HttpClient { BaseAddress = server.Server };
        var answer = await CallAsync(http, "POST", "api2/auth-token/", 200, ("username", email), ("password", "secret"));
        return Client(server, (string)answer["token"]!);
    }

    private static HttpClient Client(SeaTableEmulator server, string token) => new()
    {
        BaseAddress = server.Server,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Token", token) },
    };

    private static async Task<JsonNode> ExchangeAsync(SeaTableEmulator server, string apiToken)
    {
        using var response = await GetAsync(server, "api/v2.1/dtable/app-access-token/", apiToken);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<HttpResponseMessage> GetAsync(SeaTableEmulator server, string path, string token)
    {
        using var http = Client(server, token);
        return await http.GetAsync(path);
    }

    private static async Task<JsonNode> CallAsync(
        HttpClient http, string method, string path, int status = 200, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (fields.Length > 0)
            request.Content = Form(fields);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{method} {path} answered {(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
