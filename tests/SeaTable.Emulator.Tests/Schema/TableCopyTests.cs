using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Schema;

public sealed class TableCopyTests
{
    [Fact]
    public async Task A_copy_has_the_same_columns_and_views_and_rows_of_its_own()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "Chair", "State": "Done", "Price": 2}""");

        var copy = await workshop.CallAsync("POST", "tables/duplicate-table/",
            """{"table_name": "Jobs", "is_duplicate_records": true}""");

        Assert.Equal("Jobs(copy)", (string?)copy["name"]);
        Assert.Equal("0000", (string?)copy["views"]![0]!["_id"]);
        var row = copy["rows"]![0]!;
        Assert.NotEqual(id, (string?)row["_id"]);
        Assert.Equal(("Chair", "880012"), ((string?)row["0000"], (string?)row["SiSe"]));
        Assert.False(row.AsObject().ContainsKey("LgTx"));
        Assert.Equal(row.ToJsonString(), copy["id_row_map"]![(string)row["_id"]!]!.ToJsonString());
        var read = await workshop.GetAsync((string)row["_id"]!, "Jobs(copy)");
        Assert.Equal(("Done", "4"), ((string?)read["State"], read["Total"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_answer_tells_no_summaries_of_the_copy()
    {
        await using var workshop = await Workshop.OpenAsync();

        var copy = await workshop.CallAsync("POST", "tables/duplicate-table/", """{"table_name": "Jobs"}""");

        Assert.False(copy.AsObject().ContainsKey("summary_configs"));
    }

    [Fact]
    public async Task Links_stay_behind_and_so_do_rows_that_are_not_wanted()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "Chair"}""");

        var copy = await workshop.CallAsync("POST", "tables/duplicate-table/",
            """{"table_name": "Jobs", "is_duplicate_records": false}""");
        var second = await workshop.CallAsync("POST", "tables/duplicate-table/", """{"table_name": "Jobs"}""");

        Assert.Empty(copy["rows"]!.AsArray());
        Assert.DoesNotContain(copy["columns"]!.AsArray(), column => (string?)column!["type"] == "link");
        Assert.Equal("Jobs(copy) 1", (string?)second["name"]);
        Assert.Single(second["rows"]!.AsArray());
    }

    [Fact]
    public async Task Several_columns_are_added_in_one_call_but_no_links_or_formulas()
    {
        await using var workshop = await Workshop.OpenAsync();

        var answer = await workshop.CallAsync("POST", "batch-append-columns/", """
            {"table_name": "Jobs", "columns": [{"column_name": "Sign", "column_type": "digital-sign"}, {"column_name": "Hours",
             "column_type": "duration"}]}
            """);
        var (status, json) = await workshop.TryAsync("POST", "batch-append-columns/", """
            {"table_name": "Jobs", "columns": [{"column_name": "More", "column_type": "text"}, {"column_name": "F",
             "column_type": "formula", "column_data": {"formula": "1"}}]}
            """);

        Assert.Equal(["Sign", "Hours"], answer["columns"]!.AsArray().Select(column => (string?)column!["name"]));
        Assert.Equal((400, "column_type_invalid"), (status, (string?)json!["error_type"]));
        var names = (await workshop.CallAsync("GET", "columns/?table_name=Jobs"))["columns"]!.AsArray()
            .Select(column => (string?)column!["name"]);
        Assert.DoesNotContain("More", names);
    }

    [Fact]
    public async Task The_option_of_one_column_can_decide_over_those_of_another()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "Step", "column_type": "single-select",
             "column_data": {"options": [{"id": "1", "name": "glue"}, {"id": "2", "name": "saw"}]}}
            """);

        await workshop.CallAsync("POST", "column-cascade-settings/", """
            {"table_name": "Jobs", "parent_column": "State", "child_column": "Step", "cascade_settings": {"Waiting": ["saw",
             "glue"]}}
            """);

        var step = (await workshop.CallAsync("GET", "columns/?table_name=Jobs"))["columns"]!.AsArray()
            .Single(column => (string?)column!["name"] == "Step")!;
        Assert.Equal("SiSe", (string?)step["data"]!["cascade_column_key"]);
        Assert.Equal("""{"31017":["2","1"]}""", step["data"]!["cascade_settings"]!.ToJsonString());
        Assert.Equal("option_not_exist", (string?)(await workshop.TryAsync("POST", "column-cascade-settings/", """
            {"table_name": "Jobs", "parent_column": "State", "child_column": "Step", "cascade_settings": {"Nope": []}}
            """)).Json!["error_type"]);
    }
}
