using System.Globalization;
using System.Net.Http.Headers;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 30, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_server_without_a_limit_tells_none_since_clients_count_down_from_what_they_are_told()
    {
        await using var workshop = await Workshop.OpenAsync();

        using var response = await SendAsync(workshop, "metadata/");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("x-ratelimit-limit"));
    }

    [Fact]
    public async Task Calls_beyond_the_limit_of_a_minute_are_refused_until_it_is_over()
    {
        var clock = new SteppingClock { Now = s_start };
        await using var workshop = await Workshop.OpenAsync(new SeaTableEmulatorOptions
        {
            InProcess = true, TimeProvider = clock, RequestsPerMinute = 3,
        });

        Assert.Equal((200, "3", "2"), Limits(await SendAsync(workshop, "metadata/")));
        clock.Now += TimeSpan.FromSeconds(59);
        Assert.Equal((404, "3", "1"), Limits(await SendAsync(workshop, "rows/none/?table_name=Jobs")));
        Assert.Equal((400, "3", "0"), Limits(await SendAsync(workshop, "rows/?table_name=None")));
        using var refused = await SendAsync(workshop, "metadata/");
        Assert.Equal((429, "3", "0"), Limits(refused));
        Assert.Equal("", await refused.Content.ReadAsStringAsync());
        Assert.False(refused.Headers.Contains("Retry-After"));
        Assert.Equal(s_start.AddMinutes(1).ToUnixTimeSeconds(), Reset(refused));

        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal((200, "3", "2"), Limits(await SendAsync(workshop, "metadata/")));
    }

    [Fact]
    public async Task A_month_that_is_spent_ends_with_its_last_day()
    {
        var clock = new SteppingClock { Now = s_start };
        await using var workshop = await Workshop.OpenAsync(new SeaTableEmulatorOptions
        {
            InProcess = true, TimeProvider = clock, RequestsPerMinute = 100, RequestsPerMonth = 2,
            BaseTokenLifetime = TimeSpan.FromDays(40),
        });

        Assert.Equal((200, "100", "99"), Limits(await SendAsync(workshop, "metadata/")));
        Assert.Equal((200, "100", "98"), Limits(await SendAsync(workshop, "metadata/")));
        clock.Now += TimeSpan.FromMinutes(5);
        using var refused = await SendAsync(workshop, "metadata/");
        Assert.Equal((429, "100", "0"), Limits(refused));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), Reset(refused));

        clock.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((200, "100", "99"), Limits(await SendAsync(workshop, "metadata/")));
    }

    [Fact]
    public async Task A_month_that_is_spent_is_told_by_its_end_and_never_as_the_limit_of_a_minute()
    {
        var clock = new SteppingClock { Now = s_start };
        await using var workshop = await Workshop.OpenAsync(
            new() { InProcess = true, TimeProvider = clock, RequestsPerMonth = 1 });
        using var taken = await SendAsync(workshop, "metadata/");

        using var refused = await SendAsync(workshop, "metadata/");

        Assert.False(taken.Headers.Contains("x-ratelimit-remaining"));
        Assert.Equal((429, "0"), ((int)refused.StatusCode, Assert.Single(refused.Headers.GetValues("x-ratelimit-remaining"))));
        Assert.False(refused.Headers.Contains("x-ratelimit-limit"));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), Reset(refused));
    }

    [Fact]
    public async Task Pings_the_web_server_and_calls_without_a_token_do_not_count()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, RequestsPerMinute = 1 });
        var web = $"/api/v2.1/dtables/{workshop.Emulator.BaseUuid}/related-users/";

        using var ping = await workshop.Http.GetAsync("/api-gateway/api/v2/ping/");
        using var users = await workshop.Http.GetAsync(web);
        using var denied = await SendAsync(workshop, "metadata/", token: "none");

        Assert.All([ping, users, denied], response => Assert.False(response.Headers.Contains("x-ratelimit-limit")));
        Assert.Equal((200, "1", "0"), Limits(await SendAsync(workshop, "metadata/")));
    }

    [Fact]
    public async Task A_fault_that_stands_in_for_the_server_tells_its_own_limits()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, RequestsPerMinute = 9 });
        workshop.Emulator.Faults.Next(Fault.HtmlPage(System.Net.HttpStatusCode.BadGateway));

        using var page = await SendAsync(workshop, "metadata/");

        Assert.Equal(502, (int)page.StatusCode);
        Assert.False(page.Headers.Contains("x-ratelimit-limit"));
    }

    private static async Task<HttpResponseMessage> SendAsync(Workshop workshop, string path, string? token = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/{path}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await workshop.Http.SendAsync(request);
    }

    private static (int Status, string Limit, string Remaining) Limits(HttpResponseMessage response) => (
        (int)response.StatusCode, response.Headers.GetValues("x-ratelimit-limit").Single(),
        response.Headers.GetValues("x-ratelimit-remaining").Single());

    private static long Reset(HttpResponseMessage response) =>
        long.Parse(response.Headers.GetValues("x-ratelimit-reset").Single(), CultureInfo.InvariantCulture);
}
