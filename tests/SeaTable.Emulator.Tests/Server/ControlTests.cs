using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class ControlTests
{
    [Fact]
    public async Task Requests_are_recorded_without_any_token()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.ClearRequests();

        await workshop.AddAsync("""{"Title": "Größe"}""");
        await workshop.TryAsync("GET", "rows/?table_name=Nothing");

        Assert.Equal(2, workshop.Emulator.Calls.Count);
        var added = workshop.Emulator.Calls[0];
        Assert.Equal(("POST", $"/api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows/", "", 200),
            (added.Method, added.Path, added.Query, added.StatusCode));
        Assert.Equal("""{"table_name": "Jobs", "rows": [{"Title": "Größe"}]}""", added.Body);
        Assert.Equal(("?table_name=Nothing", 400),
            (workshop.Emulator.Calls[1].Query, workshop.Emulator.Calls[1].StatusCode));
        Assert.DoesNotContain(workshop.Emulator.Calls, request =>
            request.ToString().Contains(workshop.Http.DefaultRequestHeaders.Authorization!.Parameter!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_latest_requests_are_kept()
    {
        await using var workshop = await Workshop.OpenAsync(new() { RecordedRequests = 3 });

        for (var start = 0; start < 10; start++)
            await workshop.ListAsync($"table_name=Jobs&start={start}");

        Assert.Equal(["?table_name=Jobs&start=7", "?table_name=Jobs&start=8", "?table_name=Jobs&start=9"],
            workshop.Emulator.Calls.Select(request => request.Query));
    }

    [Fact]
    public async Task All_requests_are_counted()
    {
        await using var workshop = await Workshop.OpenAsync(new() { RecordedRequests = 3 });
        workshop.Emulator.ClearRequests();
        Assert.Equal(0, workshop.Emulator.CallCount);

        for (var start = 0; start < 10; start++)
            await workshop.ListAsync($"table_name=Jobs&start={start}");

        Assert.Equal((3, 10L), (workshop.Emulator.Calls.Count, workshop.Emulator.CallCount));
    }

    [Fact]
    public async Task The_base_can_be_changed_under_a_running_client()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "x", "State": "Done", "Price": 1}""");

        workshop.Emulator.RenameColumn("Jobs", "Title", "Heading");
        workshop.Emulator.RenameOption("Jobs", "State", "Done", "Delivered");
        workshop.Emulator.DeleteColumn("Jobs", "Price");
        workshop.Emulator.RenameTable("Jobs", "Orders");

        var row = await workshop.GetAsync(id, "Orders");
        Assert.Equal("x", (string?)row["Heading"]);
        Assert.Equal("Delivered", (string?)row["State"]);
        Assert.False(row.ContainsKey("Price"));
    }

    [Fact]
    public async Task An_option_is_deleted_from_the_column_and_from_its_cells()
    {
        await using var workshop = await Workshop.OpenAsync();
        var gone = await workshop.AddAsync("""{"Title": "x", "State": "Done"}""");

        workshop.Emulator.DeleteOption("Jobs", "State", "Done");

        Assert.Null((string?)(await workshop.GetAsync(gone))["State"]);
        var again = Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.DeleteOption("Jobs", "State", "Done"));
        Assert.StartsWith(
            "The column \"State\" of \"Jobs\" has no option \"Done\". It has: \"", again.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Done\",", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Controls_say_what_there_is_when_a_name_is_wrong()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);

        var table = Assert.Throws<SeaTableEmulatorException>(() => emulator.RenameTable("Job", "Orders"));
        var column = Assert.Throws<SeaTableEmulatorException>(() => emulator.RenameColumn("Parts", "Nam", "x"));
        var first = Assert.Throws<SeaTableEmulatorException>(() => emulator.DeleteColumn("Jobs", "Title"));
        var option = Assert.Throws<SeaTableEmulatorException>(() => emulator.RenameOption("Jobs", "State", "Gone", "x"));
        var noOptions = Assert.Throws<SeaTableEmulatorException>(() => emulator.DeleteOption("Jobs", "Title", "Gone"));

        Assert.Equal("The base has no table \"Job\". It has: \"Jobs\", \"Parts\".", table.Message);
        Assert.StartsWith("The table \"Parts\" has no column \"Nam\". It has: \"Name\", \"Jobs\"", column.Message,
            StringComparison.Ordinal);
        Assert.Equal("The column \"Title\" of \"Jobs\" can't be deleted: The first column cannot be deleted.", first.Message);
        Assert.StartsWith("The column \"State\" of \"Jobs\" has no option \"Gone\". It has: \"", option.Message,
            StringComparison.Ordinal);
        Assert.Contains("\"Done\"", option.Message, StringComparison.Ordinal);
        Assert.Contains("can't be deleted: ", noOptions.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_keeps_the_base_from_one_start_to_the_next()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = new SeaTableEmulatorOptions { DataFile = file.Path };
        string id, uuid;
        await using (var first = await Workshop.OpenAsync(options))
        {
            id = await first.AddAsync("""{"Title": "kept", "State": "Brand new"}""");
            uuid = first.Emulator.BaseUuid;
            first.Emulator.RenameColumn("Jobs", "Title", "Heading");
        }

        await using var second = await Workshop.OpenAsync(options, "the file is not looked at");

        Assert.Equal(uuid, second.Emulator.BaseUuid);
        Assert.Equal("kept", (string?)(await second.GetAsync(id))["Heading"]);
        Assert.Equal("Brand new", (string?)(await second.GetAsync(id))["State"]);
        var next = await second.GetAsync(await second.AddAsync("""{"Heading": "next"}"""));
        Assert.Equal("job-0043", (string?)next["Number"]);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        using var file = new TemporaryFile(".sqlite");
        await File.WriteAllTextAsync(file.Path, new string('x', 5000));

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync(Workshop.SchemaFile, new SeaTableEmulatorOptions { DataFile = file.Path }));

        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == emulator.Server.Port).ToList();

        Assert.NotEmpty(listeners);
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener}"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync(Workshop.SchemaFile, new SeaTableEmulatorOptions { Port = emulator.Server.Port }));

        Assert.Contains($"Port {emulator.Server.Port}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_emulators_run_side_by_side()
    {
        await using var first = await Workshop.OpenAsync();
        await using var second = await Workshop.OpenAsync();

        await first.AddAsync("""{"Title": "only here"}""");

        Assert.Empty(await second.ListAsync("table_name=Jobs"));
    }

    [Fact]
    public async Task Ping_needs_no_token()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);
        using var http = new HttpClient { BaseAddress = emulator.Server };

        Assert.Equal("""{"ret":"pong"}""", await http.GetStringAsync("api-gateway/api/v2/ping/"));
    }

    [Fact]
    public async Task Unknown_paths_get_a_page_and_unknown_methods_405()
    {
        await using var workshop = await Workshop.OpenAsync();

        using var path = await workshop.Http.GetAsync("nothing/here");
        var (method, _) = await workshop.TryAsync("PATCH", "rows/", "{}");

        Assert.Equal(HttpStatusCode.NotFound, path.StatusCode);
        Assert.Equal("text/html", path.Content.Headers.ContentType!.MediaType);
        Assert.Equal(405, method);
    }

    [Fact]
    public async Task Paths_end_with_a_slash_or_without()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Empty(await workshop.ListAsync("table_name=Jobs"));
        await workshop.CallAsync("GET", "rows?table_name=Jobs");
        using var content = new StringContent("""{"table_name": "Jobs", "rows": [{"Title": "x"}]}""", Encoding.UTF8,
            "application/json");
        using var response = await workshop.Http.PostAsync($"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows",
            content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
