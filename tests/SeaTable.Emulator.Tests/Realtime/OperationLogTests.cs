using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

public sealed class OperationLogTests
{
    [Fact]
    public async Task A_logged_operation_has_the_recorded_members()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = new SteppingClock() });

        await workshop.AddAsync("""{"Title": "first"}""");

        var operation = Assert.Single(await OperationsAsync(workshop))!;
        Assert.Equal(
            ["app", "author", "dtable_uuid", "id", "op_id", "op_time", "operation"],
            operation.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("emulator", "emulator"), ((string?)operation["app"], (string?)operation["author"]));
        Assert.Equal(workshop.Emulator.BaseUuid, (string?)operation["dtable_uuid"]);
        Assert.Equal(1741944413589, (long)operation["op_time"]!);
        Assert.Equal(
            (long)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!, (long)operation["op_id"]!);
    }

    [Fact]
    public async Task Rows_are_logged_by_key_as_they_are_stored_with_what_they_were()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "before", "Price": 3}""");
        var other = await workshop.AddAsync("""{"Title": "other"}""");
        var third = await workshop.AddAsync("""{"Title": "third"}""");
        await UpdateAsync(workshop, (id, """{"Title": "after", "Due": "2030-06-20"}"""));
        await UpdateAsync(workshop, (id, """{"Price": 4}"""), (other, """{"Price": 5, "Title": null}"""));
        await workshop.CallAsync("PUT", "lock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        await workshop.CallAsync("PUT", "unlock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        await DeleteAsync(workshop, id);
        await DeleteAsync(workshop, other, third);

        var logged = await LoggedAsync(workshop);

        Assert.Equal(
            ["append_rows", "append_rows", "append_rows", "modify_row", "modify_rows", "lock_rows", "unlock_rows", "delete_row",
             "delete_rows"],
            logged.Select(operation => (string?)operation["op_type"]));
        Assert.All(logged, operation => Assert.Equal("0000", (string?)operation["table_id"]));
        Assert.Equal(id, (string?)logged[0]["row_datas"]![0]!["_id"]);
        Assert.Equal("""["before",3,"job-0042"]""", Cells(logged[0]["row_datas"]![0]!, "0000", "NmBr", "AuNu"));
        Assert.Equal("emulator", (string?)logged[0]["row_datas"]![0]!["_creator"]);
        JsonForms.AssertEqual(
            $$"""
            {"op_type": "modify_row", "table_id": "0000", "row_id": "{{id}}",
             "updated": {"0000": "after", "DaIs": "2030-06-20"}, "old_row": {"0000": "before", "DaIs": null} }
            """,
            logged[3]);
        JsonForms.AssertEqual(
            $$"""
            {"op_type": "modify_rows", "table_id": "0000", "row_ids": ["{{id}}", "{{other}}"],
             "updated": {"{{id}}": {"NmBr": 4}, "{{other}}": {"NmBr": 5, "0000": ""} },
             "old_rows": {"{{id}}": {"NmBr": 3}, "{{other}}": {"NmBr": null, "0000": "other"} } }
            """,
            logged[4]);
        Assert.Equal($"""["{id}"]""", logged[5]["row_ids"]!.ToJsonString());
        Assert.Equal("emulator", (string?)logged[5]["locked_by"]);
        Assert.Equal((id, null), ((string?)logged[7]["row_id"], (string?)logged[7]["upper_row_id"]));
        Assert.Equal("after", (string?)logged[7]["deleted_row"]!["0000"]);
        Assert.Equal($"""["{other}","{third}"]""", logged[8]["row_ids"]!.ToJsonString());
        Assert.Equal($"""[null,"{other}"]""", logged[8]["upper_row_ids"]!.ToJsonString());
        Assert.Equal("third", (string?)logged[8]["deleted_rows"]![1]!["0000"]);
    }

    [Fact]
    public async Task Links_are_logged_from_either_table_and_alone_or_together()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, second) = (await workshop.AddAsync("""{"Title": "job"}"""), await workshop.AddAsync("""{"Title": "second"}"""));
        var part = await workshop.AddAsync("""{"Name": "part"}""", "Parts");
        var other = await workshop.AddAsync("""{"Name": "b"}""", "Parts");
        var link = await workshop.LinkIdAsync();

        await workshop.LinkAsync("Parts", link, "Jobs", part, job);
        await workshop.CallAsync("PUT", "links/", Workshop.LinkBody("Jobs", link, "Parts", job, other));
        await workshop.CallAsync("DELETE", "links/", Workshop.LinkBody("Jobs", link, "Parts", job, other));
        await workshop.CallAsync("POST", "links/", new JsonObject
        {
            ["table_name"] = "Jobs", ["other_table_name"] = "Parts", ["link_id"] = link,
            ["other_rows_ids_map"] = new JsonObject { [job] = new JsonArray(part), [second] = new JsonArray(part, other) },
        }.ToJsonString());

        var logged = (await LoggedAsync(workshop))[4..];

        JsonForms.AssertEqual(
            $$"""
            {"op_type": "add_link", "link_id": "{{link}}", "table1_id": "0000", "table2_id": "P4rt",
             "table1_row_id": "{{job}}", "table2_row_id": "{{part}}"}
            """,
            logged[0]);
        JsonForms.AssertEqual(
            $$"""
            {"op_type": "update_links", "table_id": "0000", "other_table_id": "P4rt", "link_id": "{{link}}",
             "is_linked_back": false, "row_id": "{{job}}", "other_rows_ids": ["{{other}}"], "old_other_rows_ids": ["{{part}}"]}
            """,
            logged[1]);
        Assert.Equal("remove_link", (string?)logged[2]["op_type"]);
        Assert.Equal(
            ["op_type", "table_id", "other_table_id", "link_id", "is_linked_back", "row_id_list", "other_rows_ids_map",
             "old_other_rows_ids_map"],
            logged[3].AsObject().Select(member => member.Key));
        Assert.Equal($"""["{part}","{other}"]""", logged[3]["other_rows_ids_map"]![second]!.ToJsonString());
    }

    [Fact]
    public async Task Tables_columns_options_and_views_are_logged()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "New", "columns": [{"column_name": "Name", "column_type": "text"},
             {"column_name": "Jobs", "column_type": "link", "column_data": {"table": "New", "other_table": "Jobs"}},
             {"column_name": "Size", "column_type": "number"}]}
            """);
        await workshop.AddAsync("""{"Name": "row"}""", "New");
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "rename_column", "table_name": "New", "column": "Size", "new_column_name": "Width"}
            """);
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "resize_column", "table_name": "New", "column": "Width", "new_column_width": 400}
            """);
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "freeze_column", "table_name": "New", "column": "Width", "frozen": true}
            """);
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "modify_column_type", "table_name": "New", "column": "Width", "new_column_type": "single-select"}
            """);
        await workshop.AddAsync("""{"Name": "wide", "Width": "broad"}""", "New");
        await workshop.CallAsync("POST", "views/?table_name=New", """{"name": "Mine"}""");
        await workshop.CallAsync("PUT", "views/Mine/?table_name=New", """
            {"name": "Yours", "is_locked": true, "hidden_columns": ["0000"]}
            """);
        await workshop.CallAsync("DELETE", "views/Yours/?table_name=New");
        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "New", "column": "Width"}""");
        workshop.Emulator.RenameTable("New", "Newer");
        await workshop.CallAsync("DELETE", "tables/", """{"table_name": "Newer"}""");

        var logged = await LoggedAsync(workshop);

        Assert.Equal(
            [
                "insert_table:table_data", "insert_column:table_id,column_key,column_data,linked_column_info",
                "append_rows:table_id,row_datas", "rename_column:table_id,column_key,new_column_name,old_column_name",
                "resize_column:table_id,column_key,new_column_width,old_column_width",
                "freeze_column:table_id,column_key,frozen",
                "modify_column_type:table_id,column_key,new_column,old_column,new_rows_data,old_rows_data",
                "modify_column_data:table_id,column_key,column_data", "append_rows:table_id,row_datas",
                "insert_view:table_id,view_data", "rename_view:table_id,view_id,view_name",
                "modify_hidden_columns:table_id,view_id,hidden_columns", "modify_view_lock:table_id,view_id,is_locked",
                "delete_view:table_id,view_id,view_name", "delete_column:table_id,column_key,old_column,upper_column_key",
                "rename_table:table_id,table_name", "delete_table:table_id,table_name,deleted_table",
            ],
            logged.Select(operation => $"{operation["op_type"]}:"
                + string.Join(',', operation.AsObject().Select(member => member.Key).Skip(1))));
        Assert.Equal("broad", (string?)logged[7]["column_data"]!["options"]![0]!["name"]);
        Assert.Equal("0000", (string?)logged[1]["column_key"]);
        Assert.Equal("row", (string?)logged[^1]["deleted_table"]!["rows"]![0]!["0000"]);
    }

    [Fact]
    public async Task Changes_of_structure_by_users_have_no_app_and_those_of_rows_an_empty_one()
    {
        var user = new EmulatorUser("ada@example.com", "secret");
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, Users = { user } });
        var (account, token) = await workshop.LogInAsync(user);
        workshop.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        await workshop.CallAsync("POST", "tables/", """{"table_name": "New"}""");
        await workshop.AddAsync("""{"Name": "row"}""", "New");

        var operations = await OperationsAsync(workshop);
        Assert.Equal(["", null], operations.Select(operation => (string?)operation!["app"]));
        Assert.All(operations, operation => Assert.Equal(account, (string?)operation!["author"]));
    }

    [Fact]
    public async Task The_log_has_pages_and_the_latest_operation_comes_first()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var number = 0; number < 30; number++)
            await workshop.AddAsync($$"""{"Title": "{{number}}"}""");

        Assert.Equal(25, (await OperationsAsync(workshop)).Count);
        Assert.Equal(["8", "7", "6"], await TitlesAsync("?page=8&per_page=3"));
        Assert.Empty(await TitlesAsync("?page=2000000000&per_page=2000000000"));
        var (status, refusal) = await workshop.TryAsync("GET", "operations/?page=0");
        Assert.Equal((400, "page invalid."), (status, (string?)refusal!["error_message"]));

        async Task<IEnumerable<string?>> TitlesAsync(string page) => (await OperationsAsync(workshop, page)).Select(
            operation => (string?)JsonNode.Parse((string)operation!["operation"]!)!["row_datas"]![0]!["0000"]);
    }

    [Fact]
    public async Task What_is_refused_or_changes_nothing_is_not_logged_and_leaves_the_version()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "row"}""");
        var version = await VersionAsync();

        await workshop.TryAsync("POST", "tables/", """{"table_name": "Jobs"}""");
        await workshop.TryAsync("POST", "batch-append-columns/", """
            {"table_name": "Jobs", "columns": [{"column_name": "A", "column_type": "text"},
             {"column_name": "B", "column_type": "formula"}]}
            """);
        await DeleteAsync(workshop, "nobody");
        await UpdateAsync(workshop, (id, """{"Unknown": 1}"""));
        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Jobs SET Title = 'x' WHERE Title = 'nobody'"}""");

        Assert.Single(await OperationsAsync(workshop));
        Assert.Equal(version, await VersionAsync());

        async Task<long> VersionAsync() =>
            (long)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!;
    }

    [Fact]
    public async Task Statements_over_many_rows_are_logged_in_parts_and_what_is_too_long_is_forgotten()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var call = 0; call < 3; call++)
        {
            var rows = string.Join(", ", Enumerable.Range(0, 1000).Select(number => $$"""{"Title": "{{number}}"}"""));
            await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");
        }

        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Jobs SET Notes = 'y'"}""");
        await workshop.CallAsync("POST", "sql/", """{"sql": "DELETE FROM Jobs"}""");

        var logged = await LoggedAsync(workshop);
        Assert.Equal(
            ["append_rows", "append_rows", "append_rows", "modify_rows", "modify_rows", "modify_rows", "delete_rows"],
            logged.Select(operation => (string?)operation["op_type"]));
        Assert.Equal(1000, logged[4]["row_ids"]!.AsArray().Count);
        Assert.Equal(3000, logged[6]["row_ids"]!.AsArray().Count);
        Assert.Empty(logged[6]["deleted_rows"]!.AsArray());

        var text = new string('x', 9_000);
        for (var call = 0; call < 5; call++)
        {
            var rows = string.Join(", ", Enumerable.Repeat($$"""{"Title": "{{text}}"}""", 200));
            await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{rows}}]}""");
        }

        Assert.Equal(3, (await LoggedAsync(workshop)).Count);
    }

    [Fact]
    public async Task A_data_file_keeps_the_log_and_a_snapshot_brings_it_back()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = new SeaTableEmulatorOptions { InProcess = true, DataFile = file.Path };
        await using (var workshop = await Workshop.OpenAsync(options))
        {
            await workshop.AddAsync("""{"Title": "kept"}""");
            using var snapshot = workshop.Emulator.TakeSnapshot();
            await workshop.AddAsync("""{"Title": "gone"}""");
            workshop.Emulator.Restore(snapshot);
        }

        await using var again = await Workshop.OpenAsync(options);
        await again.AddAsync("""{"Title": "new"}""");
        Assert.Equal(
            ["kept", "new"], (await LoggedAsync(again)).Select(operation => (string?)operation["row_datas"]![0]!["0000"]));
    }

    private static string Cells(JsonNode row, params string[] keys) =>
        new JsonArray([.. keys.Select(key => row[key]?.DeepClone())]).ToJsonString();

    private static Task<JsonNode> UpdateAsync(Workshop workshop, params (string Id, string Row)[] rows) => workshop.CallAsync(
        "PUT", "rows/", new JsonObject
        {
            ["table_name"] = "Jobs",
            ["updates"] = new JsonArray([.. rows.Select(
                row => new JsonObject { ["row_id"] = row.Id, ["row"] = JsonNode.Parse(row.Row) })]),
        }.ToJsonString());

    private static Task<JsonNode> DeleteAsync(Workshop workshop, params string[] ids) => workshop.CallAsync(
        "DELETE", "rows/", new JsonObject
        {
            ["table_name"] = "Jobs", ["row_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
        }.ToJsonString());

    private static async Task<JsonArray> OperationsAsync(Workshop workshop, string page = "") =>
        (JsonArray)(await workshop.CallAsync("GET", "operations/" + page))["operations"]!;

    /// <summary>The operations themselves, the oldest first.</summary>
    private static async Task<List<JsonNode>> LoggedAsync(Workshop workshop) =>
        [.. (await OperationsAsync(workshop, "?per_page=1000")).Reverse()
            .Select(operation => JsonNode.Parse((string)operation!["operation"]!)!)];
}
