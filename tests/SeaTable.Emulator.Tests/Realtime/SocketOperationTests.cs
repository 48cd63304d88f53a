using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

/// <summary>What clients change over a live connection, looked at by calls.</summary>
public sealed class SocketOperationTests
{
    [Theory]
    [InlineData("insert_above", "first", "new, first, second")]
    [InlineData("insert_below", "first", "first, new, second")]
    [InlineData("insert_below", "second", "first, second, new")]
    public async Task A_row_is_inserted_at_its_position(string position, string anchor, string titles)
    {
        await using var stage = await Stage.OpenAsync();
        var ids = new Dictionary<string, string>
        {
            ["first"] = await stage.Workshop.AddAsync("""{"Title": "first"}"""),
            ["second"] = await stage.Workshop.AddAsync("""{"Title": "second"}"""),
        };

        await stage.ApplyAsync($$"""
            {"op_type": "insert_row", "table_id": "0000", "row_id": "{{ids[anchor]}}", "row_insert_position": "{{position}}",
             "row_data": {"_id": "n1", "0000": "new"} }
            """);

        Assert.Equal(titles, await stage.TitlesAsync());
        Assert.Equal("n1", (string?)(await stage.Workshop.GetAsync("n1"))["_id"]);
        // What is added later comes last, wherever rows were put before.
        await stage.Workshop.AddAsync("""{"Title": "last"}""");
        Assert.Equal(titles + ", last", await stage.TitlesAsync());
    }

    [Fact]
    public async Task Several_rows_are_inserted_each_at_its_anchor_and_in_their_order()
    {
        await using var stage = await Stage.OpenAsync();
        var (a, b) = (await stage.Workshop.AddAsync("""{"Title": "a"}"""), await stage.Workshop.AddAsync("""{"Title": "b"}"""));

        await stage.ApplyAsync($$"""
            {"op_type": "insert_rows", "table_id": "0000", "row_ids": ["{{a}}", "{{a}}", "{{b}}"],
             "row_insert_position": "insert_below",
             "row_datas": [{"_id": "1", "0000": "a1"}, {"_id": "2", "0000": "a2"}, {"_id": "3", "0000": "b1"}]}
            """);

        Assert.Equal("a, a1, a2, b, b1", await stage.TitlesAsync());
    }

    [Fact]
    public async Task A_row_is_locked_unlocked_archived_and_brought_back()
    {
        await using var stage = await Stage.OpenAsync();
        var id = await stage.Workshop.AddAsync("""{"Title": "row"}""");
        var lockRow = $$"""{"op_type": "modify_row_lock", "table_id": "0000", "row_id": "{{id}}", "is_locked": """;

        await stage.ApplyAsync(lockRow + """true, "locked_by": "ada"}""");
        Assert.Equal(("ada", true), await LockAsync());
        await stage.ApplyAsync(lockRow + "false}");
        Assert.Equal((null, null), await LockAsync());
        await stage.ApplyAsync($$"""{"op_type": "archive_rows", "table_id": "0000", "row_ids": ["{{id}}"]}""");
        Assert.True((bool)(await stage.Workshop.GetAsync(id))["_archived"]!);
        await stage.ApplyAsync($$"""
            {"op_type": "unarchive_rows", "table_id": "0000", "rows": [{"_id": "{{id}}"}], "links": []}
            """);
        Assert.False((bool)(await stage.Workshop.GetAsync(id))["_archived"]!);

        async Task<(string?, bool?)> LockAsync()
        {
            var row = await stage.Workshop.GetAsync(id);
            return ((string?)row["_locked_by"], (bool?)row["_locked"]);
        }
    }

    [Fact]
    public async Task Links_are_added_removed_and_replaced_from_either_table()
    {
        await using var stage = await Stage.OpenAsync();
        var workshop = stage.Workshop;
        var (job, other) = (await workshop.AddAsync("""{"Title": "job"}"""), await workshop.AddAsync("""{"Title": "other"}"""));
        var (bolt, nut) = (await workshop.AddAsync("""{"Name": "bolt"}""", "Parts"),
            await workshop.AddAsync("""{"Name": "nut"}""", "Parts"));
        var pair = $$"""
            "link_id": "lnk1", "table1_id": "0000", "table2_id": "P4rt", "table1_row_id": "{{job}}", "table2_row_id": "{{bolt}}"}
            """;

        await stage.ApplyAsync($$"""{"op_type": "add_link", {{pair}}""");
        Assert.Equal(("bolt", "job"), (await LinkedAsync(job, "Jobs", "Parts"), await LinkedAsync(bolt, "Parts", "Jobs")));
        await stage.RefuseAsync($$"""{"op_type": "add_link", {{pair}}""");
        await stage.ApplyAsync($$"""{"op_type": "remove_link", {{pair}}""");
        Assert.Equal("", await LinkedAsync(job, "Jobs", "Parts"));
        await stage.ApplyAsync($$"""
            {"op_type": "update_links", "table_id": "P4rt", "other_table_id": "0000", "link_id": "lnk1", "is_linked_back": false,
             "row_id": "{{nut}}", "other_rows_ids": ["{{job}}", "{{other}}"], "old_other_rows_ids": []}
            """);
        Assert.Equal("job, other", await LinkedAsync(nut, "Parts", "Jobs"));
        await stage.ApplyAsync($$"""
            {"op_type": "update_rows_links", "table_id": "0000", "other_table_id": "P4rt", "link_id": "lnk1",
             "is_linked_back": false, "row_id_list": ["{{job}}", "{{other}}"],
             "other_rows_ids_map": {"{{job}}": ["{{bolt}}"], "{{other}}": []}, "old_other_rows_ids_map": {} }
            """);
        Assert.Equal(("bolt", "", ""), (await LinkedAsync(job, "Jobs", "Parts"), await LinkedAsync(other, "Jobs", "Parts"),
            await LinkedAsync(nut, "Parts", "Jobs")));

        async Task<string> LinkedAsync(string id, string table, string column) => string.Join(", ",
            (await workshop.GetAsync(id, table))[column]!.AsArray().Select(link => (string?)link!["display_value"]));
    }

    [Fact]
    public async Task A_column_gets_the_type_that_is_sent_and_keeps_cells_that_are_not()
    {
        await using var stage = await Stage.OpenAsync();
        var (kept, sent) = (await stage.Workshop.AddAsync("""{"Title": "kept", "Price": 4.5}"""),
            await stage.Workshop.AddAsync("""{"Title": "sent", "Price": 7}"""));
        var old = (await stage.ColumnAsync("Jobs", "NmBr"))!;
        var made = (JsonObject)old.DeepClone();
        (made["type"], made["data"]) = ("text", null);
        made.Remove("width");

        await stage.ApplyAsync(new JsonObject
        {
            ["op_type"] = "modify_column_type", ["table_id"] = "0000", ["column_key"] = "NmBr", ["new_column"] = made.DeepClone(),
            ["old_column"] = old, ["old_rows_data"] = new JsonArray(),
            ["new_rows_data"] = new JsonArray(new JsonObject { ["_id"] = sent, ["NmBr"] = "seven" }),
        }.ToJsonString());

        // It is stored as it is sent, and nothing is completed.
        JsonForms.AssertEqual(made.ToJsonString(), (await stage.ColumnAsync("Jobs", "NmBr"))!);
        Assert.Equal("4.5", (string?)(await stage.Workshop.GetAsync(kept))["Price"]);
        Assert.Equal("seven", (string?)(await stage.Workshop.GetAsync(sent))["Price"]);
    }

    [Fact]
    public async Task Columns_are_moved_and_tables_get_a_header_that_is_locked()
    {
        await using var stage = await Stage.OpenAsync();

        await stage.ApplyAsync("""
            {"op_type": "move_column", "table_id": "0000", "column_key": "RaTe", "target_column_key": "0000"}
            """);
        await stage.ApplyAsync("""{"op_type": "modify_header_lock", "table_id": "0000", "is_header_locked": true}""");
        await stage.ApplyAsync("""
            {"op_type": "modify_row_height", "table_id": "0000", "view_id": "0000", "row_height": "double"}
            """);

        var table = await stage.TableAsync("Jobs");
        Assert.Equal("RaTe", (string?)table!["columns"]![1]!["key"]);
        Assert.True((bool)table["is_header_locked"]!);
        Assert.Equal("double", (string?)table["views"]![0]!["row_height"]);
    }

    [Fact]
    public async Task A_table_comes_as_it_is_sent_with_its_rows_is_renamed_and_goes()
    {
        await using var stage = await Stage.OpenAsync();
        const string Data = """
            {"_id": "ws04", "name": "Sent", "is_header_locked": false,
             "columns": [{"key": "0000", "type": "text", "name": "Name"}, {"key": "n1", "type": "number", "name": "Size"}],
             "rows": [{"_id": "r1", "0000": "one", "n1": 1}], "id_row_map": {},
             "view_structure": {"folders": [], "view_ids": ["0000"]},
             "views": [{"_id": "0000", "name": "Default View", "type": "table", "filters": [], "hidden_columns": []}]}
            """;

        await stage.ApplyAsync($$"""{"op_type": "insert_table", "table_data": {{Data}} }""");
        await stage.RefuseAsync($$"""{"op_type": "insert_table", "table_data": {{Data}} }""");

        var expected = JsonNode.Parse(Data)!.AsObject();
        foreach (var member in new[] { "rows", "id_row_map", "view_structure" })
            expected.Remove(member);
        JsonForms.AssertEqual(expected.ToJsonString(), (await stage.TableAsync("Sent"))!);
        Assert.Equal(("one", 1), await RowAsync("Sent"));
        await stage.ApplyAsync("""{"op_type": "rename_table", "table_id": "ws04", "table_name": "Renamed"}""");
        Assert.Equal(("one", 1), await RowAsync("Renamed"));
        await stage.ApplyAsync("""{"op_type": "delete_table", "table_id": "ws04", "deleted_table": {} }""");
        Assert.Null(await stage.TableAsync("Renamed"));

        async Task<(string?, int)> RowAsync(string table)
        {
            var row = await stage.Workshop.GetAsync("r1", table);
            return ((string?)row["Name"], (int)row["Size"]!);
        }
    }

    [Theory]
    [InlineData("""{"op_type": "move_rows", "table_id": "0000", "target_ids": ["{row}"], "moved_rows": []}""")]
    [InlineData("""{"op_type": "update_table", "table_id": "0000", "table_data": {} }""")]
    [InlineData("""{"op_type": "lock_rows", "table_id": "0000", "row_ids": ["gone"], "locked_by": "ada"}""")]
    [InlineData("""
        {"op_type": "insert_row", "table_id": "0000", "row_id": "{row}", "row_insert_position": "left", "row_data": {"_id": "n"} }
        """)]
    [InlineData("""
        {"op_type": "insert_row", "table_id": "0000", "row_id": "{row}", "row_data": {"_id": "n"}, "links_data": {"lnk1": ["x"]} }
        """)]
    [InlineData("""
        {"op_type": "append_rows", "table_id": "0000", "row_datas": [{"_id": "n"}], "key_auto_number_config": {"AuNu": 1} }
        """)]
    [InlineData("""
        {"op_type": "insert_column", "table_id": "0000", "column_data": {"key": "n", "name": "New", "type": "link"} }
        """)]
    [InlineData("""{"op_type": "modify_column_data", "table_id": "0000", "column_key": "LiNk", "column_data": {} }""")]
    [InlineData("""
        {"op_type": "modify_column_type", "table_id": "0000", "column_key": "NmBr", "new_rows_data": [],
         "new_column": {"key": "other", "name": "Price", "type": "text"} }
        """)]
    [InlineData("""
        {"op_type": "modify_column_type", "table_id": "0000", "column_key": "NmBr", "new_rows_data": [{"_id": "gone"}],
         "new_column": {"key": "NmBr", "name": "Price", "type": "text"} }
        """)]
    [InlineData("""{"op_type": "insert_table", "table_data": {"_id": "n", "name": "New", "columns": [{"key": "0000"}]} }""")]
    [InlineData("""
        {"op_type": "insert_column", "table_id": "0000",
         "column_data": {"key": "New1", "name": "New", "type": "text", "data": 5} }
        """)]
    [InlineData("""
        {"op_type": "insert_table", "table_data": {"_id": "n", "name": "New", "views": [{}],
         "columns": [{"key": "0000", "name": "Name", "type": "text"}]} }
        """)]
    [InlineData("""
        {"op_type": "insert_table", "table_data": {"_id": "n", "name": "New", "views": [{"_id": "a", "name": null}],
         "columns": [{"key": "0000", "name": "Name", "type": "text"}]} }
        """)]
    [InlineData("""
        {"op_type": "add_link", "link_id": "lnk1", "table1_id": "0000", "table2_id": "P4rt", "table1_row_id": "{row}",
         "table2_row_id": "gone"}
        """)]
    [InlineData("""
        {"op_type": "update_rows_links", "table_id": "0000", "other_table_id": "P4rt", "link_id": "lnk1", "is_linked_back": false,
         "row_id_list": [], "other_rows_ids_map": {"{row}": []} }
        """)]
    [InlineData("""{"op_type": "rename_view", "table_id": "0000", "view_id": "0000"}""")]
    [InlineData("""{"op_type": "modify_header_lock", "table_id": "0000", "is_header_locked": "yes"}""")]
    public async Task What_can_not_be_done_as_a_whole_is_refused_and_changes_nothing(string operation)
    {
        await using var stage = await Stage.OpenAsync();
        var id = await stage.Workshop.AddAsync("""{"Title": "row", "Price": 1}""");
        var before = await stage.ContentAsync();

        await stage.RefuseAsync(operation.Replace("{row}", id, StringComparison.Ordinal));

        Assert.Equal(before, await stage.ContentAsync());
    }

    private sealed class Stage(Workshop workshop, LiveConnection connection) : IAsyncDisposable
    {
        public Workshop Workshop { get; } = workshop;

        public static async Task<Stage> OpenAsync()
        {
            var workshop = await Workshop.OpenAsync(new() { InProcess = true, BigDataStorage = true });
            return new Stage(
                workshop, await LiveConnection.JoinAsync(workshop, await workshop.BaseTokenAsync(workshop.Emulator.ApiToken)));
        }

        public async Task ApplyAsync(string operation) => Assert.Equal("Update completed", await SendAsync(operation));

        public async Task RefuseAsync(string operation) => Assert.Equal("Operation invalid", await SendAsync(operation));

        public async Task<JsonNode?> TableAsync(string name) =>
            (await Workshop.CallAsync("GET", "metadata/"))["metadata"]!["tables"]!.AsArray()
            .SingleOrDefault(table => (string?)table!["name"] == name)?.DeepClone();

        public async Task<JsonNode?> ColumnAsync(string table, string key) => (await TableAsync(table))!["columns"]!.AsArray()
            .Single(column => (string?)column!["key"] == key)!.DeepClone();

        public async Task<string> TitlesAsync() => string.Join(", ",
            (await Workshop.ListAsync("table_name=Jobs&convert_keys=true")).Select(row => (string?)row!["Title"]));

        /// <summary>All that the base holds.</summary>
        public async Task<string> ContentAsync() => (await Workshop.CallAsync("GET", "")).ToJsonString();

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await Workshop.DisposeAsync();
        }

        private async Task<string?> SendAsync(string operation) =>
            (string?)(await connection.CallAsync("update-dtable", Workshop.Emulator.BaseUuid, operation))["message"];
    }
}
