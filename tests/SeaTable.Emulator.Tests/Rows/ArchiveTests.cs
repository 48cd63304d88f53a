using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Rows;

public sealed class ArchiveTests
{
    private static SeaTableEmulatorOptions Options => new() { InProcess = true, BigDataStorage = true };

    [Fact]
    public async Task Rows_that_a_view_shows_are_archived_and_leave_all_views_but_those_of_archives()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        var (kept, moved) = await AddAsync(workshop);
        var before = await workshop.GetAsync(moved);

        var answer = await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_name": "Old"}""");
        await workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Archive", "type": "archive"}""");

        Assert.Equal("""{"success":true,"error_message":""}""", answer.ToJsonString());
        Assert.Equal([kept], await IdsAsync(workshop, "view_name=All jobs"));
        Assert.Empty(await IdsAsync(workshop, "view_name=Old"));
        Assert.Equal([kept, moved], await IdsAsync(workshop, "view_name=Archive"));
        Assert.Equal([kept, moved], await IdsAsync(workshop, ""));
        var row = await workshop.GetAsync(moved);
        Assert.True((bool)row["_archived"]!);
        before["_archived"] = true;
        Assert.Equal(before.ToJsonString(), row.ToJsonString());
    }

    [Fact]
    public async Task SQL_sees_archived_rows_unless_it_is_to_look_at_the_others_only()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        await AddAsync(workshop);
        await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_id": "0000"}""");
        await workshop.AddAsync("""{"Title": "new"}""");

        Assert.Equal(
            """[{"Title":"new","_archived":false},{"Title":"old","_archived":true},{"Title":"young","_archived":true}]""",
            await SqlAsync("SELECT Title, _archived FROM Jobs ORDER BY Title", "false"));
        Assert.Equal("""[{"COUNT(*)":1}]""", await SqlAsync("SELECT COUNT(*) FROM Jobs", "true"));
        Assert.Equal("""[{"Title":"new"}]""", await SqlAsync("SELECT Title FROM Jobs WHERE Title != 'x'", "true"));

        async Task<string> SqlAsync(string sql, string serverOnly) => (await workshop.CallAsync(
            "POST", "sql/", $$"""{"sql": "{{sql}}", "convert_keys": true, "server_only": {{serverOnly}} }"""))["results"]!
            .ToJsonString();
    }

    [Fact]
    public async Task Archived_rows_come_back_as_they_were()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        var (_, moved) = await AddAsync(workshop);
        var before = (await workshop.GetAsync(moved)).ToJsonString();
        await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_name": "Old"}""");

        var answer = await workshop.CallAsync("POST", "unarchive/",
            $$"""{"table_id": "0000", "row_ids": ["{{moved}}", "AAAAAAAAAAAAAAAAAAAAAA"]}""");

        Assert.True((bool)answer["success"]!);
        Assert.True(Guid.TryParse((string?)answer["task_id"], out _));
        Assert.Equal(2, answer.AsObject().Count);
        Assert.Equal([moved], await IdsAsync(workshop, "view_name=Old"));
        Assert.Equal(before, (await workshop.GetAsync(moved)).ToJsonString());
        await workshop.CallAsync("POST", "unarchive/", $$"""{"table_id": "Jobs", "row_ids": ["{{moved}}"]}""");
    }

    [Fact]
    public async Task Rows_are_added_to_the_archive_by_a_call_and_by_SQL()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        var version = await VersionAsync(workshop);

        var added = await workshop.CallAsync("POST", "add-archived-rows/", """
            {"table_name": "Jobs", "rows": [{"Title": "a", "Price": 2, "State": "Done"}, {"Title": "b"}, {"unknown": 1}]}
            """);
        var inserted = await workshop.CallAsync("POST", "sql/", """
            {"sql": "INSERT INTO Jobs (Title, Price, Skills) VALUES (?, 3, ('welding', 'hot glue')), ('d', 4, 'welding')",
             "parameters": ["c"]}
            """);

        Assert.Equal("""{"inserted_row_count":2}""", added.ToJsonString());
        Assert.True((bool)inserted["success"]!);
        Assert.Null(inserted["results"]);
        var rows = await workshop.ListAsync("table_name=Jobs&convert_keys=true");
        Assert.All(rows, row => Assert.True((bool)row!["_archived"]!));
        Assert.Equal<string>(
            ["""["a",2,"Done",null]""", """["b",null,null,null]""", """["c",3,null,["welding","hot glue"]]""",
                """["d",4,null,["welding"]]"""],
            rows.Select(row => new JsonArray(
                row!["Title"]?.DeepClone(), row["Price"]?.DeepClone(), row["State"]?.DeepClone(), row["Skills"]?.DeepClone())
                .ToJsonString(JsonForms.Plain)));
        Assert.True(await VersionAsync(workshop) > version);
    }

    [Fact]
    public async Task Archived_rows_can_be_changed_and_deleted_and_not_locked()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        await workshop.CallAsync(
            "POST", "add-archived-rows/", """{"table_name": "Jobs", "rows": [{"Title": "a"}, {"Title": "b"}]}""");
        var ids = await IdsAsync(workshop, "");

        await workshop.CallAsync("PUT", "lock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{ids[0]}}"]}""");
        await workshop.CallAsync("PUT", "rows/",
            $$$"""{"table_name": "Jobs", "updates": [{"row_id": "{{{ids[0]}}}", "row": {"Title": "c"}}]}""");
        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{ids[1]}}"]}""");

        var row = Assert.Single(await workshop.ListAsync("table_name=Jobs&convert_keys=true"))!;
        Assert.Equal(("c", null), ((string?)row["Title"], (bool?)row["_locked"]));
        var copy = await workshop.CallAsync("POST", "tables/duplicate-table/", """{"table_name": "Jobs"}""");
        Assert.Empty(copy["rows"]!.AsArray());
    }

    [Fact]
    public async Task Before_6_0_a_condition_names_the_rows_to_archive()
    {
        var options = Options;
        options.Version = new Version(5, 3);
        await using var workshop = await Workshop.OpenAsync(options);
        var (kept, _) = await AddAsync(workshop);

        await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "where": "`Title` = 'old'"}""");
        var (status, error) = await workshop.TryAsync("POST", "archive-view/", """{"table_name": "Jobs", "where": "None = 1"}""");
        Assert.Equal([kept], await IdsAsync(workshop, "view_name=All jobs"));
        Assert.Equal((400, "no such column: None"), (status, (string?)error!["error_message"]));

        await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs"}""");
        Assert.Empty(await IdsAsync(workshop, "view_name=All jobs"));
    }

    [Fact]
    public async Task A_base_without_the_storage_refuses_all_of_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "a"}""");

        var add = await workshop.TryAsync("POST", "add-archived-rows/", """{"table_name": "Jobs", "rows": [{"Title": "b"}]}""");
        var archive = await workshop.TryAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_id": "0000"}""");
        var unarchive = await workshop.TryAsync("POST", "unarchive/", $$"""{"table_id": "0000", "row_ids": ["{{id}}"]}""");

        Assert.Equal(
            (400, $"base {workshop.Emulator.BaseUuid} not found: insert on non-existent base"),
            (add.Status, (string?)add.Json!["error_message"]));
        Assert.All([archive, unarchive], refused => Assert.Equal(
            (400, "archive_disabled"), (refused.Status, (string?)refused.Json!["error_type"])));
        Assert.False((bool)(await workshop.GetAsync(id))["_archived"]!);
    }

    [Theory]
    [InlineData("add-archived-rows/", """{"table_name": "Jobs", "rows": {}}""", "parameter_error")]
    [InlineData("add-archived-rows/", """{"table_name": "None", "rows": []}""", "table_not_exist")]
    [InlineData("archive-view/", """{"table_name": "Jobs"}""", "parameter_error")]
    [InlineData("archive-view/", """{"table_name": "Jobs", "view_name": "None"}""", "view_not_exist")]
    [InlineData("unarchive/", """{"table_id": "none", "row_ids": []}""", "table_not_exist")]
    [InlineData("unarchive/", """{"table_id": "0000"}""", "parameter_error")]
    public async Task A_call_that_makes_no_sense_is_refused(string path, string body, string expected)
    {
        await using var workshop = await Workshop.OpenAsync(Options);

        var (status, error) = await workshop.TryAsync("POST", path, body);

        Assert.Equal((400, expected), (status, (string?)error!["error_type"]));
    }

    [Fact]
    public async Task More_rows_than_one_call_moves_back_are_refused()
    {
        await using var workshop = await Workshop.OpenAsync(Options);
        var ids = string.Join(',', Enumerable.Repeat("\"A\"", 10_001));

        var (status, error) = await workshop.TryAsync("POST", "unarchive/", $$"""{"table_id": "0000", "row_ids": [{{ids}}]}""");

        Assert.Equal((400, "unarchive_rows_exceeds_limit"), (status, (string?)error!["error_type"]));
    }

    [Fact]
    public async Task The_storage_and_what_is_in_it_last_and_are_part_of_a_snapshot()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = Options;
        options.DataFile = file.Path;
        await using (var workshop = await Workshop.OpenAsync(options))
        {
            await AddAsync(workshop);
            using var snapshot = workshop.Emulator.TakeSnapshot();
            await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_id": "0000"}""");
            workshop.Emulator.Restore(snapshot);
            Assert.Equal(2, (await IdsAsync(workshop, "view_name=All jobs")).Count);
            await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Jobs", "view_name": "Old"}""");
        }

        await using var again = await Workshop.OpenAsync(new SeaTableEmulatorOptions { InProcess = true, DataFile = file.Path });
        Assert.Single(await IdsAsync(again, "view_name=All jobs"));
        Assert.Equal(2, (await IdsAsync(again, "")).Count);
        var settings = (await again.CallAsync("GET", "metadata/"))["metadata"]!["settings"]!;
        Assert.True((bool)settings["enable_archive"]!);
    }

    /// <summary>Adds a row, and one that a view "Old" shows.</summary>
    private static async Task<(string Young, string Old)> AddAsync(Workshop workshop)
    {
        var young = await workshop.AddAsync("""{"Title": "young", "Price": 1, "State": "Done"}""");
        var old = await workshop.AddAsync("""{"Title": "old", "Price": 2, "Skills": ["welding"]}""");
        await workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Old"}""");
        await workshop.CallAsync("PUT", "views/Old/?table_name=Jobs", """
            {"filters": [{"column_key": "0000", "filter_predicate": "is", "filter_term": "old"}]}
            """);
        return (young, old);
    }

    private static async Task<List<string>> IdsAsync(Workshop workshop, string query) =>
        [.. (await workshop.ListAsync("table_name=Jobs&" + query)).Select(row => (string)row!["_id"]!)];

    private static async Task<long> VersionAsync(Workshop workshop) =>
        (long)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!;
}
