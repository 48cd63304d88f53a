using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class TokenTests
{
    private const string ExchangePath = "api/v2.1/dtable/app-access-token/";

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Token")]
    public async Task An_api_token_buys_a_base_token_that_says_when_it_ends(string scheme)
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);
        using var http = new HttpClient { BaseAddress = emulator.Server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, emulator.ApiToken);

        var answer = JsonNode.Parse(await http.GetStringAsync(ExchangePath))!.AsObject();

        Assert.Equal(
            ["access_token", "app_name", "dtable_name", "dtable_server", "dtable_uuid", "use_api_gateway", "workspace_id"],
            answer.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(emulator.Server + "api-gateway/", (string?)answer["dtable_server"]);
        Assert.Equal(emulator.BaseUuid, (string?)answer["dtable_uuid"]);
        Assert.Equal("workshop", (string?)answer["dtable_name"]);
        var payload = Payload((string)answer["access_token"]!);
        Assert.Equal("rw", (string?)payload["permission"]);
        Assert.Equal("", (string?)payload["username"]);
        Assert.InRange(
            DateTimeOffset.FromUnixTimeSeconds((long)payload["exp"]!), DateTimeOffset.UtcNow.AddDays(2.9),
            DateTimeOffset.UtcNow.AddDays(3.1));
    }

    [Fact]
    public async Task The_exchange_takes_a_shorter_life()
    {
        await using var workshop = await Workshop.OpenAsync();

        var payload = Payload(await workshop.BaseTokenAsync(workshop.Emulator.ApiToken, "?exp=1h"));

        Assert.InRange(
            DateTimeOffset.FromUnixTimeSeconds((long)payload["exp"]!), DateTimeOffset.UtcNow.AddMinutes(58),
            DateTimeOffset.UtcNow.AddMinutes(62));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer 0000000000000000000000000000000000000000")]
    [InlineData("Bearer")]
    [InlineData("Basic abc")]
    public async Task A_wrong_or_missing_api_token_is_denied(string? header)
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);
        using var http = new HttpClient { BaseAddress = emulator.Server };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var response = await http.GetAsync(ExchangePath);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("""{"error_msg":"Permission denied."}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("garbage")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl")]
    public async Task Quirk_18_a_missing_or_wrong_base_token_gets_403_and_not_401(string? token)
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        var (status, json) = await workshop.TryAsync("GET", "metadata/");

        Assert.Equal(403, status);
        Assert.Equal("""{"error_message":"invalid token"}""", json!.ToJsonString());
    }

    [Fact]
    public async Task Quirk_18_expired_tokens_get_403_too_and_new_ones_work_at_once()
    {
        await using var workshop = await Workshop.OpenAsync();

        workshop.Emulator.ExpireBaseTokens();
        var (status, json) = await workshop.TryAsync("GET", "metadata/");
        var renewed = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken);
        workshop.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", renewed);

        Assert.Equal(403, status);
        Assert.Equal("""{"error_msg":"Token expired."}""", json!.ToJsonString());
        await workshop.CallAsync("GET", "metadata/");
        Assert.Equal(2, workshop.Emulator.TokenExchanges);
    }

    [Fact]
    public async Task A_token_ends_when_its_time_is_over()
    {
        var clock = new SteppingClock();
        await using var workshop =
            await Workshop.OpenAsync(new() { TimeProvider = clock, BaseTokenLifetime = TimeSpan.FromMinutes(10) });

        clock.Now += TimeSpan.FromMinutes(9);
        var (before, _) = await workshop.TryAsync("GET", "metadata/");
        clock.Now += TimeSpan.FromMinutes(2);
        var (after, _) = await workshop.TryAsync("GET", "metadata/");

        Assert.Equal((200, 403), (before, after));
    }

    [Theory]
    [InlineData("POST", """{"table_name": "Jobs", "rows": [{"Title": "x"}]}""")]
    [InlineData("PUT", """{"table_name": "Jobs", "updates": []}""")]
    [InlineData("DELETE", """{"table_name": "Jobs", "row_ids": []}""")]
    public async Task A_read_only_token_reads_but_does_not_write(string method, string body)
    {
        await using var workshop = await Workshop.OpenAsync(readOnly: true);

        var (status, _) = await workshop.TryAsync(method, "rows/", body);

        Assert.Equal(403, status);
        Assert.Empty(await workshop.ListAsync("table_name=Jobs"));
    }

    [Fact]
    public async Task The_uuid_may_be_written_without_hyphens()
    {
        await using var workshop = await Workshop.OpenAsync();

        using var response = await workshop.Http.GetAsync(
            $"api-gateway/api/v2/dtables/{Guid.Parse(workshop.Emulator.BaseUuid):N}/metadata");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_token_does_not_open_another_base()
    {
        await using var workshop = await Workshop.OpenAsync();

        using var response = await workshop.Http.GetAsync($"api-gateway/api/v2/dtables/{Guid.NewGuid()}/metadata/");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Given_api_tokens_are_used_as_they_are()
    {
        var (readWrite, readOnly) = (new string('a', 40), new string('b', 40));
        await using var emulator = await SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { ApiToken = readWrite, ReadOnlyApiToken = readOnly });

        Assert.Equal((readWrite, readOnly), (emulator.ApiToken, emulator.ReadOnlyApiToken));
    }

    private static JsonNode Payload(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))))!;
    }

    [Theory]
    [InlineData("", null, "ApiToken is empty")]
    [InlineData(null, "two words", "ReadOnlyApiToken is empty, or has blanks")]
    [InlineData("schlüssel", null, "ApiToken is empty, or has blanks or letters beyond ASCII")]
    [InlineData("one", "one", "are the same")]
    public async Task Api_tokens_that_no_client_can_use_are_refused_at_the_start(string? token, string? readOnly, string problem)
    {
        var error = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { ApiToken = token, ReadOnlyApiToken = readOnly }));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        if (token is { Length: > 0 })
            Assert.DoesNotContain($"\"{token}\"", error.Message, StringComparison.Ordinal);
    }
}
