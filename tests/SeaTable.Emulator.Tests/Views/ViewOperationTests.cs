using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Views;

public sealed class ViewOperationTests
{
    [Fact]
    public async Task A_new_view_shows_all_rows_until_it_is_changed()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "b", "Paid": true}""");
        await workshop.AddAsync("""{"Title": "a", "Paid": true}""");
        await workshop.AddAsync("""{"Title": "c"}""");

        var made = await workshop.CallAsync("POST", "views/?table_name=Jobs",
            """{"name": "Paid/due", "type": "table", "is_locked": true}""");
        Assert.Equal("{}", made["summaries"]!.ToJsonString());
        Assert.True((bool)made["is_locked"]!);
        Assert.Equal(3, (await workshop.ListAsync("table_name=Jobs&view_name=Paid/due")).Count);

        var changed = await workshop.CallAsync("PUT", "views/Paid%2Fdue/?table_name=Jobs", """
            {"name": "Paid", "filters": [{"column_key": "ChBx", "filter_predicate": "is", "filter_term": true}],
             "sorts": [{"column_key": "0000", "sort_type": "up"}], "hidden_columns": ["LgTx"], "nonsense": 1}
            """);

        Assert.Equal("Paid", (string?)changed["name"]);
        Assert.False(changed.AsObject().ContainsKey("nonsense"));
        var rows = await workshop.ListAsync("table_name=Jobs&view_name=Paid&convert_keys=true");
        Assert.Equal(["a", "b"], rows.Select(row => (string?)row!["Title"]));
        Assert.False(rows[0]!.AsObject().ContainsKey("Notes"));
    }

    [Fact]
    public async Task One_empty_object_clears_filters_and_sorts()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.CallAsync("PUT", "views/All jobs/?table_name=Jobs",
            """{"filters": [{"column_key": "ChBx", "filter_predicate": "is", "filter_term": true}]}""");

        var view = await workshop.CallAsync("PUT", "views//All jobs/?table_name=Jobs", """{"filters": [{}], "sorts": [{}]}""");

        Assert.Equal(("[]", "[]"), (view["filters"]!.ToJsonString(), view["sorts"]!.ToJsonString()));
    }

    [Fact]
    public async Task Views_are_listed_fetched_and_deleted_by_name_but_the_last_one_stays()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.CallAsync("POST", "views/?table_name=Parts", """{"name": "Mine"}""");

        Assert.Equal(2, (await workshop.CallAsync("GET", "views/?table_name=Parts"))["views"]!.AsArray().Count);
        Assert.Equal("Mine", (string?)(await workshop.CallAsync("GET", "views/Mine/?table_name=Parts"))["name"]);
        await workshop.CallAsync("DELETE", "views/Mine/?table_name=Parts");
        await workshop.CallAsync("DELETE", "views/Mine/?table_name=Parts");
        var last = (string)(await workshop.CallAsync("GET", "views/?table_name=Parts"))["views"]![0]!["name"]!;
        Assert.Equal(400, (await workshop.TryAsync("DELETE", $"views/{last}/?table_name=Parts")).Status);
        Assert.Equal("view_not_exist",
            (string?)(await workshop.TryAsync("GET", "views/Mine/?table_name=Parts")).Json!["error_type"]);
    }

    [Theory]
    [InlineData("POST", "views/?table_name=Jobs", """{"name": "New", "type": "kanban"}""", "parameter_error")]
    [InlineData("POST", "views/?table_name=Jobs", "{}", "parameter_error")]
    [InlineData("PUT", "views/Nope/?table_name=Jobs", """{"name": "New"}""", "view_not_exist")]
    [InlineData("PUT", "views/All jobs/?table_name=Jobs", """{"filters": "all"}""", "parameter_error")]
    public async Task What_makes_no_sense_is_refused(string method, string path, string body, string error)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync(method, path, body);

        Assert.Equal((400, error), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task A_view_of_an_existing_name_is_refused_in_the_words_of_the_server()
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "views/?table_name=Jobs", """{"name": "All jobs"}""");

        Assert.Equal((400, """{"error_msg":"params invalid"}"""), (status, json!.ToJsonString()));
    }

    [Theory]
    [InlineData("""[{"column_key": "FoRm", "filter_predicate": "greater", "filter_term": 5}]""", "And", "b")]
    [InlineData(
        """[{"column_name": "Total", "filter_predicate": "greater", "filter_term": 5}, """
        + """{"column_name": "Title", "filter_predicate": "is", "filter_term": "a"}]""",
        "Or",
        "a,b")]
    [InlineData("""[{"column_name": "Parts", "filter_predicate": "is_empty", "filter_term": ""}]""", "And", "a,b,c")]
    [InlineData("[{}]", "And", "a,b,c")]
    public async Task Rows_can_be_filtered_in_a_call_of_its_own(string filters, string conjunction, string titles)
    {
        await using var workshop = await Workshop.OpenAsync();
        foreach (var row in new[] { """{"Title": "a", "Price": 1}""", """{"Title": "b", "Price": 3}""", """{"Title": "c"}""" })
            await workshop.AddAsync(row);

        var answer = await workshop.CallAsync("GET", "filtered-rows/?table_name=Jobs&convert_keys=true", $$"""
            {"filters": {{filters}}, "filter_conjunction": "{{conjunction}}"}
            """);

        Assert.Equal(titles, string.Join(',', answer["rows"]!.AsArray().Select(row => (string?)row!["Title"])));
    }

    [Theory]
    [InlineData("Total", "asc", "c,a,b")]
    [InlineData("Total", "desc", "b,a,c")]
    public async Task Rows_can_be_sorted_by_what_a_formula_gives(string column, string direction, string titles)
    {
        await using var workshop = await Workshop.OpenAsync();
        foreach (var row in new[] { """{"Title": "a", "Price": 1}""", """{"Title": "b", "Price": 30}""",
            """{"Title": "c", "Price": -4}""" })
        {
            await workshop.AddAsync(row);
        }

        var rows = await workshop.ListAsync(
            $"table_name=Jobs&convert_keys=true&start=0&limit=10&order_by={column}&direction={direction}");

        Assert.Equal(titles, string.Join(',', rows.Select(row => (string?)row!["Title"])));
    }
}
