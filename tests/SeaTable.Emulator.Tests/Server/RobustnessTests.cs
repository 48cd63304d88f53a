using System.Text;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class RobustnessTests
{
    [Theory]
    [InlineData("Asia/Tokyo", "0001-01-01", "0001-01-01T00:00:00+0")]
    [InlineData("America/New_York", "9999-12-31", "9999-12-31T00:00:00-05:00")]
    public async Task The_first_and_the_last_day_can_be_read_everywhere(string zone, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) });

        Assert.StartsWith('"' + read, await workshop.RoundTripAsync("Due", $"\"{written}\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"table_name": "Jobs", "rows": [{"Title": "\ud800"}]}""")]
    [InlineData("""{"table_name": "Jobs", "rows": [{"\udc00": 1}]}""")]
    [InlineData("""{"table_name": "Jobs", """)]
    public async Task A_body_that_is_no_text_is_malformed(string body)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "rows/", body);

        Assert.Equal((400, "parameter_error"), (status, (string?)json!["error_type"]));
    }

    [Theory]
    [InlineData("""{"username": "\ud800", "password": "x"}""")]
    [InlineData("""{"\udc00": "x"}""")]
    public async Task A_login_that_is_no_text_is_refused(string body)
    {
        await using var workshop = await Workshop.OpenAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await workshop.Http.PostAsync(new Uri("api2/auth-token/", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(EmulatorOperation.LogIn, workshop.Emulator.Calls[^1].Operation);
    }

    [Fact]
    public async Task Broken_bytes_are_malformed()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var content = new ByteArrayContent([.. "{\"table_name\": \""u8, 0xFF, .. "\"}"u8]);

        using var response = await workshop.Http.PostAsync($"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows/",
            content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task More_than_ten_megabytes_get_the_page_of_the_web_server()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var largest = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        using var tooLarge = new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]);

        using var malformed = await workshop.Http.PostAsync(
            $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows/", largest);
        using var refused = await workshop.Http.PostAsync(
            $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows/", tooLarge);

        Assert.Equal((400, 413), ((int)malformed.StatusCode, (int)refused.StatusCode));
        Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal((413, ""), (workshop.Emulator.Calls[^1].StatusCode, workshop.Emulator.Calls[^1].Body));
    }

    [Fact]
    public async Task Members_that_are_there_twice_in_settings_are_no_failure()
    {
        await using var workshop = await Workshop.OpenAsync();

        var column = await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "New", "column_type": "rate", "column_data": {"rate_max_number": 1,
             "rate_max_number": 2}}
            """);

        Assert.Equal("""{"rate_max_number":2}""", column["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Empty_names_are_refused_and_the_base_goes_on()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.RenameTable("Jobs", ""));
        Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.RenameColumn("Jobs", "Title", ""));
        Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.RenameOption("Jobs", "State", "Done", ""));
        Assert.Equal(400, (await workshop.TryAsync("POST", "columns/",
            """{"table_name": "Jobs", "column_name": "", "column_type": "text"}""")).Status);
        Assert.Equal(400, (await workshop.TryAsync("PUT", "views/All jobs/?table_name=Jobs", """{"name": ""}""")).Status);
        Assert.Equal("\"x\"", await workshop.RoundTripAsync("Title", "\"x\""));
    }

    [Fact]
    public async Task Requests_are_forgotten_before_their_bodies_fill_the_memory()
    {
        await using var workshop = await Workshop.OpenAsync();
        var body = $$"""{"table_name": "Jobs", "rows": [{"Title": "{{new string('x', 7_000_000)}}"}]}""";
        for (var count = 0; count < 3; count++)
            await workshop.CallAsync("POST", "rows/", body);

        Assert.Equal(2, workshop.Emulator.Calls.Count);
    }

    [Fact]
    public async Task Two_emulators_can_t_share_a_data_file()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = new SeaTableEmulatorOptions { DataFile = file.Path };
        await using var first = await SeaTableEmulator.StartAsync(Workshop.SchemaFile, options);

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync(Workshop.SchemaFile, options));

        Assert.Contains("another emulator has it open", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_never_cut_in_the_middle_of_a_letter()
    {
        await using var workshop = await Workshop.OpenAsync();
        var text = new StringBuilder().Append('x', 9999).Append("😀").ToString();

        Assert.Equal($"\"{text[..9999]}\"", await workshop.RoundTripAsync("Title", $"\"{text}\""));
    }

    [Fact]
    public async Task An_auto_number_that_is_sent_as_null_is_numbered()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal("\"job-0042\"",
            await workshop.CellAsync(await workshop.AddAsync("""{"Title": "a", "Number": null}"""), "Jobs", "Number"));
        Assert.Equal("\"job-0043\"", await workshop.CellAsync(await workshop.AddAsync("""{"Title": "b"}"""), "Jobs", "Number"));
    }
}
