using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Rows;

public sealed class RowTests
{
    [Fact]
    public async Task Quirk_6_a_row_reads_back_with_every_column_and_null_for_the_unset_ones()
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Title": "Fix the bell"}"""));

        Assert.Equal("Fix the bell", (string?)row["Title"]);
        foreach (var name in new[] { "Notes", "Price", "Paid", "Due", "Effort", "State", "Skills", "Rating", "Print" })
        {
            Assert.True(row.ContainsKey(name), name);
            Assert.Null(row[name]);
        }

        Assert.Equal("emulator", (string?)row["Added by"]);
        Assert.False((bool)row["_archived"]!);
        Assert.True(row.ContainsKey("_locked") && row["_locked"] is null);
    }

    [Fact]
    public async Task Quirk_7_rows_are_keyed_by_column_key_unless_names_are_asked_for()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "Fix the bell", "State": "Done"}""");

        var byKey = (await workshop.ListAsync("table_name=Jobs"))[0]!;
        // Python writes its booleans with a capital.
        var byName = (await workshop.ListAsync("table_name=Jobs&convert_keys=True"))[0]!;

        Assert.Equal(("Fix the bell", "880012"), ((string?)byKey["0000"], (string?)byKey["SiSe"]));
        Assert.Equal(("Fix the bell", "Done"), ((string?)byName["Title"], (string?)byName["State"]));
    }

    [Fact]
    public async Task Row_ids_have_the_form_that_SeaTable_gives_them()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = string.Join(',', Enumerable.Repeat("""{"Title": "x"}""", 200));

        var answer = await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");

        Assert.All(answer["row_ids"]!.AsArray(), row => Assert.Matches(
            "^[A-Za-f][A-Za-z0-9_-]{7}[Q-T][A-Za-z0-9_-][CGKOSWaeimquy26-][A-Za-z0-9_-]{10}[AQgw]$", (string)row!["_id"]!));
    }

    [Fact]
    public async Task Quirk_8_rows_are_listed_a_thousand_at_most_in_the_order_they_were_added()
    {
        await using var workshop = await Workshop.OpenAsync();
        var rows = string.Join(',', Enumerable.Range(0, 1000).Select(number => $$"""{"Title": "{{number}}"}"""));
        await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");
        await workshop.AddAsync("""{"Title": "1000"}""");

        var first = await workshop.ListAsync("table_name=Jobs&convert_keys=true");
        var second = await workshop.ListAsync("table_name=Jobs&convert_keys=true&start=1000&limit=1000");
        var part = await workshop.ListAsync("table_name=Jobs&convert_keys=true&start=10&limit=3");
        var beyond = await workshop.ListAsync("table_name=Jobs&start=5000");

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number}"), first.Select(Title));
        Assert.Equal(["1000"], second.Select(Title));
        Assert.Equal(["10", "11", "12"], part.Select(Title));
        Assert.Empty(beyond);
    }

    [Fact]
    public async Task Updates_change_the_named_cells_and_no_others()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = clock });
        var id = await workshop.AddAsync("""{"Title": "Fix the bell", "Price": 20, "Notes": "urgent"}""");

        clock.Now += TimeSpan.FromHours(1);
        await workshop.CallAsync("PUT", "rows/", $$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Price": 25.5, "Notes": null} }]}
            """);

        var row = await workshop.GetAsync(id);
        Assert.Equal("Fix the bell", (string?)row["Title"]);
        Assert.Equal("25.5", row["Price"]!.ToJsonString());
        Assert.Null(row["Notes"]);
        Assert.Equal("2025-03-14T09:26:53.589+00:00", (string?)row["Added at"]);
        Assert.Equal("2025-03-14T10:26:53.589+00:00", (string?)row["Changed at"]);
    }

    [Fact]
    public async Task An_update_of_a_row_that_is_not_there_changes_nothing()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "before"}""");

        var (status, json) = await workshop.TryAsync("PUT", "rows/", $$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Title": "after"} },
             {"row_id": "AAAAAAAAQAGAAAAAAAAAAA", "row": {} }]}
            """);

        Assert.Equal(400, status);
        Assert.Equal("modified_rows_do_not_exist", (string?)json!["error_type"]);
        Assert.Equal("before", (string?)(await workshop.GetAsync(id))["Title"]);
    }

    [Fact]
    public async Task Deleting_does_not_mind_ids_that_are_not_there()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "gone soon"}""");
        await workshop.AddAsync("""{"Title": "stays"}""");

        var answer = await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}", "nobody"]}""");

        Assert.Equal("""{"success":true}""", answer.ToJsonString());
        Assert.Equal(["stays"], (await workshop.ListAsync("table_name=Jobs&convert_keys=true")).Select(Title));
    }

    [Fact]
    public async Task A_row_that_is_not_there_gets_404()
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("GET", "rows/AAAAAAAAQAGAAAAAAAAAAA/?table_name=Jobs");

        Assert.Equal(404, status);
        Assert.Equal("""{"error_message":"row _id not exits"}""", json!.ToJsonString());
    }

    private static string? Title(JsonNode? row) => (string?)row!["Title"];
}
