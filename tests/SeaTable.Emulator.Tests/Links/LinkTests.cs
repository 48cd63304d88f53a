using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Links;

public sealed class LinkTests
{
    [Fact]
    public async Task A_link_shows_in_both_tables()
    {
        await using var workshop = await Workshop.OpenAsync();
        var job = await workshop.AddAsync("""{"Title": "Chair"}""");
        var part = await workshop.AddAsync("""{"Name": "Leg"}""", "Parts");

        var answer = await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, part);

        Assert.Equal("""{"success":true}""", answer.ToJsonString());
        Assert.Equal(Cell((part, "\"Leg\"")), await workshop.CellAsync(job, "Jobs", "Parts"));
        Assert.Equal(Cell((job, "\"Chair\"")), await workshop.CellAsync(part, "Parts", "Jobs"));
    }

    [Fact]
    public async Task Tables_are_named_by_id_too_and_either_may_be_the_source()
    {
        await using var workshop = await Workshop.OpenAsync();
        var job = await workshop.AddAsync("""{"Title": "Chair"}""");
        var part = await workshop.AddAsync("""{"Name": "Leg"}""", "Parts");

        await workshop.CallAsync("POST", "links/", $$$"""
            {"table_id": "P4rt", "other_table_id": "0000", "link_id": "lnk1", "other_rows_ids_map": {"{{{part}}}": ["{{{job}}}"]}}
            """);

        Assert.Equal(Cell((part, "\"Leg\"")), await workshop.CellAsync(job, "Jobs", "Parts"));
    }

    [Fact]
    public async Task A_link_that_is_there_already_refuses_the_whole_call()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 2);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, parts[1]);

        var (status, json) = await workshop.TryAsync("POST", "links/",
            Workshop.LinkBody("Jobs", "lnk1", "Parts", job, [.. parts]));

        Assert.Equal((400, "link_inserted_exist"), (status, (string?)json!["error_type"]));
        Assert.Equal([parts[1]], await LinkedAsync(workshop, job));
    }

    [Fact]
    public async Task Replacing_sets_all_links_of_the_row_in_the_order_given()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 3);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, parts[0], parts[1]);

        await workshop.CallAsync("PUT", "links/", Workshop.LinkBody("Jobs", "lnk1", "Parts", job, parts[2], parts[1]));

        Assert.Equal([parts[2], parts[1]], await LinkedAsync(workshop, job));
        Assert.Equal("[]", await workshop.CellAsync(parts[0], "Parts", "Jobs"));
    }

    [Fact]
    public async Task Quirk_15_removing_counts_links_that_were_not_there()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 3);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, parts[0], parts[1]);

        var answer = await workshop.CallAsync("DELETE", "links/",
            Workshop.LinkBody("Jobs", "lnk1", "Parts", job, parts[1], parts[2]));

        Assert.Equal("""{"deleted_links_count":2,"success":true}""", answer.ToJsonString());
        Assert.Equal([parts[0]], await LinkedAsync(workshop, job));
    }

    [Theory]
    [InlineData("Jobs", "Parts", "lnk1", false, "row_not_exist")]
    [InlineData("Jobs", "Parts", "nope", true, "link_not_exist")]
    [InlineData("Jobs", "Jobs", "lnk1", true, "link_not_exist")]
    [InlineData("Jobs", "Nope", "lnk1", true, "table_not_exist")]
    public async Task What_is_not_there_can_t_be_linked(string table, string other, string linkId, bool knownRow, string error)
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 1);

        var body = Workshop.LinkBody(table, linkId, other, knownRow ? job : "AAAAAAAAQAGAAAAAAAAAAA", parts[0]);
        var (status, json) = await workshop.TryAsync("POST", "links/", body);

        Assert.Equal((400, error), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task The_other_row_must_be_there_too()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, _) = await JobWithPartsAsync(workshop, 0);

        var (status, json) = await workshop.TryAsync("POST", "links/", Workshop.LinkBody("Jobs", "lnk1", "Parts", job, job));

        Assert.Equal((400, "row_not_exist"), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task Deleted_rows_are_linked_no_more()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 2);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, [.. parts]);

        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Parts", "row_ids": ["{{parts[0]}}"]}""");

        Assert.Equal([parts[1]], await LinkedAsync(workshop, job));
    }

    [Fact]
    public async Task Deleting_ids_of_another_table_unlinks_nothing()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 1);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, parts[0]);

        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Parts", "row_ids": ["{{job}}"]}""");
        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{parts[0]}}"]}""");

        Assert.Equal([parts[0]], await LinkedAsync(workshop, job));
    }

    [Fact]
    public async Task Rows_can_t_write_a_link_cell()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 2);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, parts[0]);

        await workshop.CallAsync("PUT", "rows/", $$$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{{job}}}", "row": {"Title": "Stool", "Parts": ["{{{parts[1]}}}"]}}]}
            """);

        Assert.Equal([parts[0]], await LinkedAsync(workshop, job));
        Assert.Equal("\"Stool\"", await workshop.CellAsync(job, "Jobs", "Title"));
    }

    [Fact]
    public async Task A_table_linked_with_itself_shows_a_link_forwards_and_in_the_column_that_looks_back()
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, """
            {"tables": [{"_id": "0000", "name": "Staff", "columns": [
                {"key": "0000", "name": "Name", "type": "text"},
                {"key": "Boss", "name": "Boss", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000",
                 "link_id": "self"}},
                {"key": "Team", "name": "Team", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000",
                 "link_id": "self", "is_linked_back": true}}]}]}
            """);
        await using var workshop = await Workshop.OpenAsync(path: file.Path);
        var ada = await workshop.AddAsync("""{"Name": "Ada"}""", "Staff");
        var bob = await workshop.AddAsync("""{"Name": "Bob"}""", "Staff");

        await workshop.LinkAsync("Staff", "self", "Staff", bob, ada);

        Assert.Equal(Cell((ada, "\"Ada\"")), await workshop.CellAsync(bob, "Staff", "Boss"));
        Assert.Equal("[]", await workshop.CellAsync(bob, "Staff", "Team"));
        Assert.Equal(Cell((bob, "\"Bob\"")), await workshop.CellAsync(ada, "Staff", "Team"));
    }

    [Fact]
    public async Task Display_values_are_typed_by_the_display_column()
    {
        using var file = new TemporaryFile(".json");
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Workshop.SchemaFile))!;
        var link = schema["metadata"]?["tables"]?[1]?["columns"]?[1] ?? schema["tables"]![1]!["columns"]![1]!;
        link["data"]!["display_column_key"] = "MuSe";
        await File.WriteAllTextAsync(file.Path, schema.ToJsonString());
        await using var workshop = await Workshop.OpenAsync(path: file.Path);
        var job = await workshop.AddAsync("""{"Skills": ["welding", "hot glue"]}""");
        var part = await workshop.AddAsync("""{"Name": "Leg"}""", "Parts");

        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, part);

        Assert.Equal(Cell((job, """["welding","hot glue"]""")), await workshop.CellAsync(part, "Parts", "Jobs"));
        Assert.Equal(Cell((job, """["17","230001"]""")), await workshop.CellAsync(part, "Parts", "LiNk", convertKeys: false));
    }

    [Fact]
    public async Task Quirk_9_a_query_pages_through_the_links_in_the_order_in_which_the_rows_were_added()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 120);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, [.. parts.AsEnumerable().Reverse()]);
        var other = await workshop.AddAsync("""{"Title": "Stool"}""");

        Assert.Equal(parts[..10], Ids(await QueryAsync(workshop, $$"""{"row_id": "{{job}}"}"""), job));
        Assert.Equal(parts[..100], Ids(await QueryAsync(workshop, $$"""{"row_id": "{{job}}", "limit": 1000}"""), job));
        var two = await QueryAsync(workshop, $$"""{"row_id": "{{job}}", "offset": 115, "limit": 50}, {"row_id": "{{other}}"}""");
        Assert.Equal(parts[115..], Ids(two, job));
        Assert.Equal("part 115", (string?)two[job]![0]!["display_value"]);
        Assert.Empty(two[other]!.AsArray());
    }

    [Fact]
    public async Task Quirk_9_a_cell_shows_fifty_links_in_the_order_in_which_they_were_made()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, parts) = await JobWithPartsAsync(workshop, 60);
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, [.. parts.AsEnumerable().Reverse()]);

        Assert.Equal(parts.AsEnumerable().Reverse().Take(50), await LinkedAsync(workshop, job));
    }

    private static async Task<(string Job, List<string> Parts)> JobWithPartsAsync(Workshop workshop, int count)
    {
        var job = await workshop.AddAsync("""{"Title": "Chair"}""");
        if (count == 0)
            return (job, []);
        var rows = Enumerable.Range(0, count)
            .Select(number => $$"""{"Name": "part {{number.ToString(CultureInfo.InvariantCulture)}}"}""");
        var answer = await workshop.CallAsync("POST", "rows/",
            $$"""{"table_name": "Parts", "rows": [{{string.Join(',', rows)}}]}""");
        return (job, [.. answer["row_ids"]!.AsArray().Select(id => (string)id!["_id"]!)]);
    }

    private static async Task<IEnumerable<string>> LinkedAsync(Workshop workshop, string job) =>
        (await workshop.GetAsync(job))["Parts"]!.AsArray().Select(link => (string)link!["row_id"]!);

    private static Task<JsonNode> QueryAsync(Workshop workshop, string rows) => workshop.CallAsync(
        "POST", "query-links/", $$"""{"table_name": "Jobs", "link_column_name": "Parts", "rows": [{{rows}}]}""");

    private static IEnumerable<string> Ids(JsonNode answer, string row) =>
        answer[row]!.AsArray().Select(link => (string)link!["row_id"]!);

    private static string Cell(params (string Id, string Display)[] links) =>
        $"[{string.Join(',', links.Select(link => $$"""{"row_id":"{{link.Id}}","display_value":{{link.Display}}}"""))}]";
}
