using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Schema;

public sealed class ColumnOperationTests
{
    [Fact]
    public async Task A_new_column_has_all_the_members_that_the_server_gives_it()
    {
        await using var workshop = await Workshop.OpenAsync();

        var column = await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Parts", "column_name": "Weight", "column_type": "number", "anchor_column": "Name"}
            """);

        Assert.Equal("""{"format":"number","decimal":"dot","thousands":"no"}""", column["data"]!.ToJsonString());
        Assert.Matches("^[A-Za-z0-9]{4}$", (string)column["key"]!);
        Assert.Equal(200, (int)column["width"]!);
        Assert.Equal(16, column.AsObject().Count);
        var names = (await workshop.CallAsync("GET", "columns/?table_name=Parts"))["columns"]!.AsArray()
            .Select(any => (string?)any!["name"]);
        Assert.Equal(["Name", "Weight", "Jobs"], names.Take(3));
        Assert.Equal("2.5", await workshop.RoundTripAsync("Weight", "2.5", "Parts"));
    }

    [Fact]
    public async Task Quirk_25_a_European_date_with_time_is_refused_although_the_documentation_lists_it()
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "columns/", """
            {"table_name": "Parts", "column_name": "When", "column_type": "date", "column_data": {"format": "DD/MM/YYYY HH:mm"}}
            """);

        Assert.Equal(400, status);
        Assert.Equal("column_data_error", (string?)json!["error_type"]);
        Assert.Equal("""column_data: {"format":"DD/MM/YYYY HH:mm"} do not meet specifications.""",
            (string?)json["error_message"]);
    }

    [Theory]
    [InlineData("POST", """{"table_name": "Parts", "column_name": "Name", "column_type": "text"}""")]
    [InlineData("POST", """{"table_name": "Parts", "column_name": "New", "column_type": "telepathy"}""")]
    [InlineData(
        "POST",
        """{"table_name": "Parts", "column_name": "New", "column_type": "number", "column_data": {"format": "euro"}}""")]
    [InlineData("PUT", """{"table_name": "Parts", "op_type": "rename_column", "column": "Nothing", "new_column_name": "x"}""")]
    [InlineData("PUT", """{"table_name": "Parts", "op_type": "rename_column", "column": "Stock", "new_column_name": "stock"}""")]
    [InlineData("PUT", """{"table_name": "Parts", "op_type": "paint_column", "column": "Stock"}""")]
    [InlineData(
        "PUT",
        """{"table_name": "Parts", "op_type": "modify_column_type", "column": "Stock", "new_column_type": "link"}""")]
    [InlineData("DELETE", """{"table_name": "Parts", "column": "Name"}""")]
    [InlineData("DELETE", """{"table_name": "Parts", "column": "Nothing"}""")]
    public async Task Changes_that_the_server_refuses_leave_the_base_as_it_was(string method, string body)
    {
        await using var workshop = await Workshop.OpenAsync();
        var before = await workshop.CallAsync("GET", "metadata/");

        var (status, _) = await workshop.TryAsync(method, "columns/", body);

        Assert.Equal(400, status);
        Assert.True(JsonNode.DeepEquals(before, await workshop.CallAsync("GET", "metadata/")));
    }

    [Fact]
    public async Task Columns_of_existing_names_are_refused_in_the_words_of_the_server()
    {
        await using var workshop = await Workshop.OpenAsync();

        var renamed = await workshop.TryAsync("PUT", "columns/",
            """{"table_name": "Jobs", "op_type": "rename_column", "column": "Price", "new_column_name": "Notes"}""");
        using var insertion = new StringContent(
            """{"table_name": "Jobs", "column_name": "Price", "column_type": "text"}""", Encoding.UTF8, "application/json");
        using var inserted = await workshop.Http.PostAsync(
            $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/columns/", insertion);

        Assert.Equal(
            (400, """{"error_type":"column_already_exists","error_message":"column name already exists"}"""),
            (renamed.Status, renamed.Json!.ToJsonString()));
        Assert.Equal("\"Column Price exists.\"", await inserted.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_table_has_five_hundred_columns_at_most()
    {
        await using var workshop = await Workshop.OpenAsync();
        var columns = string.Join(", ", Enumerable.Range(0, 500).Select(number =>
            $$"""{"column_name": "C{{number}}", "column_type": "text"}"""));
        await workshop.CallAsync("POST", "tables/", $$"""{"table_name": "Wide", "columns": [{{columns}}]}""");

        var (status, json) = await workshop.TryAsync(
            "POST", "columns/", """{"table_name": "Wide", "column_name": "One more", "column_type": "text"}""");

        Assert.Equal((400, "exceed_columns_limit"), (status, (string?)json!["error_type"]));
    }

    [Theory]
    [InlineData("null", """{"format":"0000","digits":4,"prefix_type":null,"prefix":null,"max_used_auto_number":0}""")]
    [InlineData("""{"format": "0000"}""", """{"format":"0000","max_used_auto_number":0}""")]
    public async Task A_new_auto_number_counts_from_nothing(string data, string expected)
    {
        await using var workshop = await Workshop.OpenAsync();

        var column = await workshop.CallAsync("POST", "columns/",
            $$"""{"table_name": "Parts", "column_name": "No", "column_type": "auto-number", "column_data": {{data}}}""");

        Assert.Equal(expected, column["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Name", "Name", "Stock", "Jobs")]
    [InlineData("Jobs", "Name", "Jobs", "Stock")]
    [InlineData("Stock", "Name", "Jobs", "Pictures")]
    public async Task A_column_moves_to_the_right_of_another_one(string target, params string[] expected)
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.CallAsync("PUT", "columns/", $$"""
            {"table_name": "Parts", "op_type": "move_column", "column": "Stock", "target_column": "{{target}}"}
            """);

        var names = (await workshop.CallAsync("GET", "columns/?table_name=Parts"))["columns"]!.AsArray()
            .Select(any => (string?)any!["name"]);
        Assert.Equal(expected, names.Take(3));
    }

    [Fact]
    public async Task A_renamed_column_keeps_its_key_and_cells_and_no_longer_knows_its_old_name()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "x", "Price": 5}""");

        await workshop.CallAsync("PUT", "columns/", """
            {"table_name": "Jobs", "op_type": "rename_column", "column": "Price", "new_column_name": "Cost"}
            """);
        await workshop.CallAsync("PUT", "rows/", $$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Price": 9} }]}
            """);

        Assert.Equal("5", (await workshop.GetAsync(id))["Cost"]!.ToJsonString());
        Assert.Equal("5", (await workshop.GetAsync(id, convertKeys: false))["NmBr"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Price", "12.5", "text", "\"12.5\"")]
    [InlineData("Title", "\"12.5 EUR\"", "number", "12.5")]
    [InlineData("Due", "\"2030-06-20\"", "text", "\"2030-06-20\"")]
    [InlineData("State", "\"C#\"", "multiple-select", "[\"C#\"]")]
    [InlineData("State", "\"C#\"", "text", "\"C#\"")]
    [InlineData("Skills", "[\"hot glue\",\"welding\"]", "text", "\"hot glue, welding\"")]
    [InlineData("Skills", "[\"hot glue\",\"welding\"]", "single-select", "\"hot glue\"")]
    [InlineData("Price", "12.5", "checkbox", "false")]
    [InlineData("Notes", "\"soon\"", "date", "null")]
    [InlineData("Notes", "\"soon\"", "button", "null")]
    public async Task A_column_of_another_type_keeps_what_can_be_kept(string column, string written, string type, string read)
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync($$"""{"{{column}}": {{written}}, "Rating": 1}""");

        await workshop.CallAsync("PUT", "columns/", $$"""
            {"table_name": "Jobs", "op_type": "modify_column_type", "column": "{{column}}", "new_column_type": "{{type}}"}
            """);

        Assert.Equal(read, (await workshop.GetAsync(id))[column]?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task A_deleted_column_is_gone_from_rows_and_views_and_a_link_from_both_tables()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "x", "Price": 5}""");

        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "Jobs", "column": "Price"}""");
        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "Jobs", "column": "Parts"}""");

        var row = await workshop.GetAsync(id);
        Assert.Equal("x", (string?)row["Title"]);
        Assert.False(row.ContainsKey("Price"));
        var part = await workshop.GetAsync(await workshop.AddAsync("""{"Name": "y"}""", "Parts"), "Parts");
        Assert.False(part.ContainsKey("Jobs"));
    }

    [Fact]
    public async Task Quirk_10_both_ends_of_a_new_link_name_the_tables_in_the_same_order()
    {
        await using var workshop = await Workshop.OpenAsync();

        var column = await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Parts", "column_name": "Used in", "column_type": "link", "column_data": {"table": "Parts",
             "other_table": "Jobs"}}
            """);

        var otherEnd = (await workshop.CallAsync("GET", "columns/?table_name=Jobs"))["columns"]!.AsArray()
            .Single(any => (string?)any!["data"]?["link_id"] == (string?)column["data"]!["link_id"]);
        Assert.Equal(("P4rt", "0000"), ((string?)column["data"]!["table_id"], (string?)column["data"]!["other_table_id"]));
        Assert.Equal(("P4rt", "0000"), ((string?)otherEnd!["data"]!["table_id"], (string?)otherEnd["data"]!["other_table_id"]));
        Assert.Equal("Parts 1", (string?)otherEnd["name"]);
    }

    [Fact]
    public async Task Options_can_be_added_renamed_and_deleted()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"State": "Done", "Skills": ["welding", "hot glue"]}""");

        await workshop.CallAsync("POST", "column-options/", """
            {"table_name": "Jobs", "column": "State", "options": [{"name": "Lost", "color": "#FFFFFF", "textColor": "#000000"}]}
            """);
        var renamed = await workshop.CallAsync("PUT", "column-options/", """
            {"table_name": "Jobs", "column": "State", "options": [{"id": "880012", "name": "Delivered"}], "return_options": true}
            """);
        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "Jobs", "column": "Skills", "option_names": ["welding"]}""");
        var (status, _) = await workshop.TryAsync("POST", "column-options/", """
            {"table_name": "Jobs", "column": "State", "options": [{"name": "colourless"}]}
            """);

        Assert.Equal(["Waiting", "C#", "Delivered", "Lost"],
            renamed["options"]!.AsArray().Select(option => (string?)option!["name"]));
        var row = await workshop.GetAsync(id);
        Assert.Equal("Delivered", (string?)row["State"]);
        Assert.Equal("""["hot glue"]""", row["Skills"]!.ToJsonString());
        Assert.Equal(400, status);
    }

    [Fact]
    public async Task Quirk_33_deleting_an_option_empties_the_cells_that_held_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"State": "Done", "Skills": ["welding"]}""");

        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "Jobs", "column": "State", "option_names": ["Done"]}""");
        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "Jobs", "column": "Skills", "option_names": ["welding"]}""");

        var row = await workshop.GetAsync(id, convertKeys: false);
        Assert.Null(row["SiSe"]);
        Assert.Null(row["MuSe"]);
    }
}
