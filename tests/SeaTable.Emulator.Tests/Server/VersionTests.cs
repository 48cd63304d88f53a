using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class VersionTests
{
    [Theory]
    [InlineData("5.3", "5.3.12", 400)]
    [InlineData("6.0", "6.0.10", 400)]
    [InlineData("6.1.8", "6.1.8", 400)]
    [InlineData("6.2", "6.2.12", 404)]
    public async Task A_server_tells_its_version_and_misses_a_file_as_that_did(string version, string release, int status)
    {
        await using var workshop = await Workshop.OpenAsync(Options(version));
        using var files = new FileClient(workshop.Emulator);

        var info = JsonNode.Parse(await workshop.Http.GetStringAsync("server-info/"));
        var (missing, error) = await files.TryAsync(HttpMethod.Get, "app-download-link/?path=/files/2026-11/none.pdf");

        Assert.Equal(release, (string?)info!["version"]);
        Assert.Equal(status, missing);
        Assert.Equal("""{"error_msg":"path /files/2026-11/none.pdf not found."}""", error!.ToJsonString());
    }

    [Theory]
    [InlineData("5.3", 3 * 24 * 60)]
    [InlineData("6.0", 30)]
    public async Task The_life_of_a_base_token_can_be_asked_for_since_6_0(string version, int expected)
    {
        var clock = new SteppingClock();
        var options = Options(version);
        options.TimeProvider = clock;
        await using var workshop = await Workshop.OpenAsync(options);

        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken, "?exp=30m");

        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var payload = JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')))!;
        Assert.Equal(clock.Now.AddMinutes(expected).ToUnixTimeSeconds(), (long)payload["exp"]!);
    }

    [Theory]
    [InlineData("6.1", "\"#NAME?\"", 400)]
    [InlineData("6.2", "\"14.3.2025\"", 200)]
    public async Task Formulas_format_dates_and_filters_compare_times_since_6_2(string version, string shown, int status)
    {
        await using var workshop = await Workshop.OpenAsync(Options(version));
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "Shown", "column_type": "formula",
             "column_data": {"formula": "datetimeFormat({Due}, 'D.M.YYYY')"}}
            """);
        var id = await workshop.AddAsync("""{"Due": "2025-03-14"}""");

        var (actual, _) = await workshop.TryAsync("GET", "filtered-rows/?table_name=Jobs", """
            {"filters": [{"column_key": "DaTi", "filter_predicate": "is", "filter_term": "2025-03-14 10:00",
             "filter_term_modifier": "exact_date_time"}]}
            """);

        Assert.Equal((shown, status), (await workshop.CellAsync(id, "Jobs", "Shown"), actual));
    }

    [Theory]
    [InlineData("5.2")]
    [InlineData("7.0")]
    public async Task A_version_that_is_not_known_is_refused(string version)
    {
        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => Workshop.OpenAsync(Options(version)));

        Assert.Equal(
            $"There is no version {version} of SeaTable to answer as. Name one of 5.3, 6.0, 6.1, 6.2.", exception.Message);
    }

    private static SeaTableEmulatorOptions Options(string version) => new() { InProcess = true, Version = new Version(version) };
}
