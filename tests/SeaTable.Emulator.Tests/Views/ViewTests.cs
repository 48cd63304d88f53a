using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Views;

public sealed class ViewTests
{
    private static readonly string[] s_rows =
    [
        """{"Title": "alpha", "Price": 10, "Paid": true, "Due": "2025-03-14", "Pick-up": "2025-03-14 18:00","""
        + """ "Effort": 5400, "State": "Done", "Skills": ["welding", "hot glue"], "Rating": 5, "Discount": 1}""",
        """{"Title": "Beta", "Price": 20, "Paid": false, "Due": "2025-03-20", "Pick-up": "2025-04-02 08:00","""
        + """ "Effort": 60, "State": "Waiting", "Skills": ["welding"], "Rating": 1}""",
        """{"Title": "gamma ray", "Price": -1, "Due": "2024-12-31", "State": "C#", "Notes": "x"}""",
        """{"Title": ""}""",
    ];

    [Theory]
    [InlineData("0000", "contains", "\"A\"", "alpha,Beta,gamma ray")]
    [InlineData("0000", "does_not_contain", "\"ET\"", "alpha,gamma ray,")]
    [InlineData("0000", "is", "\"Beta\"", "Beta")]
    [InlineData("0000", "is", "\"beta\"", "")]
    [InlineData("0000", "is_not", "\"Beta\"", "alpha,gamma ray,")]
    [InlineData("0000", "is_empty", "\"\"", ",")]
    [InlineData("0000", "is_not_empty", "null", "alpha,Beta,gamma ray")]
    [InlineData("LgTx", "is_not_empty", "null", "gamma ray")]
    [InlineData("NmBr", "equal", "20", "Beta")]
    [InlineData("NmBr", "not_equal", "20", "alpha,gamma ray,")]
    [InlineData("NmBr", "less", "\"10\"", "gamma ray")]
    [InlineData("NmBr", "less_or_equal", "10", "alpha,gamma ray")]
    [InlineData("NmBr", "greater", "10", "Beta")]
    [InlineData("NmBr", "greater_or_equal", "10", "alpha,Beta")]
    [InlineData("nmbr", "equal", "\"100%\"", "alpha")]
    [InlineData("DuHm", "greater", "\"1:00\"", "alpha")]
    [InlineData("RaTe", "equal", "1", "Beta")]
    [InlineData("ChBx", "is", "true", "alpha")]
    [InlineData("ChBx", "is", "false", "Beta,gamma ray,")]
    [InlineData("SiSe", "is", "\"880012\"", "alpha")]
    [InlineData("SiSe", "is_not", "\"880012\"", "Beta,gamma ray,")]
    [InlineData("SiSe", "is_any_of", "[\"4\",\"31017\"]", "Beta,gamma ray")]
    [InlineData("SiSe", "is_none_of", "[\"4\",\"31017\"]", "alpha,")]
    [InlineData("MuSe", "has_any_of", "[\"230001\"]", "alpha")]
    [InlineData("MuSe", "has_all_of", "[\"17\",\"230001\"]", "alpha")]
    [InlineData("MuSe", "has_none_of", "[\"230001\"]", "Beta,gamma ray,")]
    [InlineData("MuSe", "is_exactly", "[\"17\"]", "Beta")]
    [InlineData("MuSe", "is_empty", "null", "gamma ray,")]
    [InlineData("_creator", "contains", "[\"emulator\"]", "alpha,Beta,gamma ray,")]
    [InlineData("_creator", "is_not", "\"emulator\"", "")]
    [InlineData("_creator", "include_me", "[\"emulator\"]", "alpha,Beta,gamma ray,")]
    [InlineData("_creator", "include_me", "[]", "")]
    [InlineData("0000", "contains", "\"\"", "alpha,Beta,gamma ray,")]
    public async Task A_view_shows_the_rows_that_pass_its_filter(string key, string predicate, string term, string expected)
    {
        var filter = $$"""{"column_key": "{{key}}", "filter_predicate": "{{predicate}}", "filter_term": {{term}}}""";

        Assert.Equal(expected, await TitlesAsync($$"""{"filters": [{{filter}}], "filter_conjunction": "And"}"""));
    }

    [Theory]
    [InlineData("DaIs", "is", "today", "\"\"", "alpha")]
    [InlineData("DaTi", "is", "today", "\"\"", "alpha")]
    [InlineData("DaIs", "is", "exact_date", "\"2025-03-20\"", "Beta")]
    [InlineData("DaIs", "is_not", "today", "\"\"", "Beta,gamma ray,")]
    [InlineData("DaIs", "is_not", "exact_date", "\"\"", "alpha,Beta,gamma ray,")]
    [InlineData("DaTi", "is", "exact_date_time", "\"2025-03-14 18:00\"", "alpha")]
    [InlineData("DaTi", "is", "exact_date_time", "\"2025-03-14 18:01\"", "")]
    [InlineData("DaTi", "is_not", "exact_date_time", "\"2025-03-14 18:00\"", "Beta,gamma ray,")]
    [InlineData("DaTi", "is_before", "exact_date_time", "\"2025-04-02 08:00\"", "alpha")]
    [InlineData("DaTi", "is_on_or_after", "exact_date_time", "\"2025-04-02 08:00\"", "Beta")]
    [InlineData("_ctime", "is_empty", "", "\"\"", "")]
    [InlineData("_mtime", "is_not_empty", "", "\"\"", "alpha,Beta,gamma ray,")]
    [InlineData("DaIs", "is_before", "today", "\"\"", "gamma ray")]
    [InlineData("DaIs", "is_after", "number_of_days_from_now", "5", "Beta")]
    [InlineData("DaIs", "is_on_or_before", "one_week_from_now", "\"\"", "alpha,Beta,gamma ray")]
    [InlineData("DaIs", "is_on_or_after", "tomorrow", "\"\"", "Beta")]
    [InlineData("DaIs", "is_within", "this_week", "\"\"", "alpha")]
    [InlineData("DaIs", "is_within", "the_next_week", "\"\"", "Beta")]
    [InlineData("DaTi", "is_within", "the_next_month", "\"\"", "Beta")]
    [InlineData("DaIs", "is_within", "the_past_year", "\"\"", "gamma ray")]
    [InlineData("DaIs", "is_within", "the_next_numbers_of_days", "\"6\"", "alpha,Beta")]
    [InlineData("DaIs", "is_empty", "", "\"\"", ",")]
    [InlineData("_ctime", "is", "today", "\"\"", "alpha,Beta,gamma ray,")]
    public async Task Dates_are_compared_by_days_relative_to_the_clock(string key, string predicate, string modifier, string term,
        string expected)
    {
        var filter = $$"""
            {"column_key": "{{key}}", "filter_predicate": "{{predicate}}", "filter_term": {{term}},
             "filter_term_modifier": "{{modifier}}"}
            """;

        Assert.Equal(expected, await TitlesAsync($$"""{"filters": [{{filter}}], "filter_conjunction": "And"}"""));
    }

    [Fact]
    public async Task Filters_are_joined_by_and_or_or()
    {
        const string Filters = """
            [{"column_key": "NmBr", "filter_predicate": "greater", "filter_term": 5},
             {"column_key": "ChBx", "filter_predicate": "is", "filter_term": false}]
            """;

        Assert.Equal("Beta", await TitlesAsync($$"""{"filters": {{Filters}}, "filter_conjunction": "And"}"""));
        Assert.Equal("alpha,Beta,gamma ray,", await TitlesAsync($$"""{"filters": {{Filters}}, "filter_conjunction": "Or"}"""));
        Assert.Equal("alpha,Beta,gamma ray,", await TitlesAsync("""{"filters": [{}]}"""));
    }

    [Fact]
    public async Task Filters_stand_in_groups_of_groups()
    {
        const string Cheap = """{"column_key": "NmBr", "filter_predicate": "less", "filter_term": 15}""";
        const string Paid = """{"column_key": "ChBx", "filter_predicate": "is", "filter_term": true}""";
        const string Beta = """{"column_key": "0000", "filter_predicate": "is", "filter_term": "Beta"}""";
        const string Inner = $$"""{"filters": [{{Cheap}}, {{Paid}}], "filter_conjunction": "And"}""";
        const string Outer = $$"""{"filters": [{{Inner}}, {{Beta}}], "filter_conjunction": "Or"}""";

        Assert.Equal("alpha", await TitlesAsync($$"""{"filters": [{{Inner}}], "filter_conjunction": "Or"}"""));
        Assert.Equal("alpha,Beta", await TitlesAsync($$"""{"filters": [{{Outer}}], "filter_conjunction": "And"}"""));
        Assert.Equal("alpha", await TitlesAsync($$"""{"filters": [{{Outer}}, {{Paid}}], "filter_conjunction": "And"}"""));
        Assert.Equal("alpha,Beta,gamma ray,", await TitlesAsync("""{"filters": [{"filters": [{}]}, {"filters": []}]}"""));
    }

    [Fact]
    public async Task A_deleted_column_leaves_the_groups_of_filters()
    {
        const string Price = """{"column_key": "NmBr", "filter_predicate": "less", "filter_term": 15}""";
        const string Paid = """{"column_key": "ChBx", "filter_predicate": "is", "filter_term": true}""";
        await using var workshop = await OpenAsync(
            $$"""{"filters": [{"filters": [{{Price}}]}, {"filters": [{{Price}}, {{Paid}}]}], "filter_conjunction": "And"}""");

        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "Jobs", "column": "Price"}""");

        var rows = await workshop.ListAsync("table_name=Jobs&view_name=Special&convert_keys=true");
        Assert.Equal("alpha", (string?)Assert.Single(rows)!["Title"]);
    }

    [Theory]
    [InlineData("contains", "germ", "Bolt")]
    [InlineData("is", "Germany", "Bolt")]
    [InlineData("is_not", "Germany", "Nut")]
    [InlineData("is_empty", "", "Nut")]
    public async Task Places_are_filtered_by_their_text(string predicate, string term, string expected)
    {
        await using var workshop = await OpenAsync("{}", parts: $$"""
            {"_id": "Plac", "name": "Places", "filters":
             [{"column_key": "GeCo", "filter_predicate": "{{predicate}}", "filter_term": "{{term}}"}]}
            """);
        await workshop.AddAsync("""{"Name": "Bolt", "Country": {"country_region": "Germany"}}""", "Parts");
        await workshop.AddAsync("""{"Name": "Nut"}""", "Parts");

        var rows = await workshop.ListAsync("table_name=Parts&view_name=Places&convert_keys=true");

        Assert.Equal(expected, (string?)Assert.Single(rows)!["Name"]);
    }

    [Theory]
    [InlineData("0000", "up", "alpha,Beta,gamma ray,")]
    [InlineData("0000", "down", "gamma ray,Beta,alpha,")]
    [InlineData("NmBr", "up", "gamma ray,alpha,Beta,")]
    [InlineData("DaIs", "down", "Beta,alpha,gamma ray,")]
    [InlineData("SiSe", "up", "Beta,gamma ray,alpha,")]
    [InlineData("MuSe", "up", "Beta,alpha,gamma ray,")]
    [InlineData("Gone", "up", "alpha,Beta,gamma ray,")]
    public async Task A_view_sorts_with_empty_cells_last(string key, string direction, string expected) =>
        Assert.Equal(expected, await TitlesAsync($$"""{"sorts": [{"column_key": "{{key}}", "sort_type": "{{direction}}"}]}"""));

    [Theory]
    [InlineData("""{"column_key": "0000", "filter_predicate": "sounds_like", "filter_term": "x"}""")]
    [InlineData("""{"column_key": "NmBr", "filter_predicate": "contains", "filter_term": "x"}""")]
    [InlineData("""{"column_key": "NmBr", "filter_predicate": "equal", "filter_term": "x"}""")]
    [InlineData("""{"column_key": "DaIs", "filter_predicate": "is", "filter_term": "", "filter_term_modifier": "some_day"}""")]
    [InlineData("""{"column_key": "Gone", "filter_predicate": "is", "filter_term": "x"}""")]
    [InlineData("""{"column_key": "BuTt", "filter_predicate": "is_empty", "filter_term": ""}""")]
    public async Task A_filter_that_is_not_known_is_refused_and_never_shows_all_rows(string filter)
    {
        await using var workshop = await OpenAsync($$"""{"filters": [{{filter}}]}""");

        var (status, json) = await workshop.TryAsync("GET", "rows/?table_name=Jobs&view_name=Special");

        Assert.Equal(400, status);
        Assert.Equal("wrong_filter_in_filters", (string?)json!["error_type"]);
    }

    [Fact]
    public async Task Quirk_23_hidden_columns_are_missing_rather_than_null()
    {
        await using var workshop = await OpenAsync("""{"hidden_columns": ["NmBr", "_creator"]}""");

        var row = (await workshop.ListAsync("table_name=Jobs&view_id=Spec&convert_keys=true"))[0]!.AsObject();
        var columns = (await workshop.CallAsync("GET", "columns/?table_name=Jobs&view_name=Special"))["columns"]!.AsArray();

        Assert.False(row.ContainsKey("Price") || row.ContainsKey("Added by") || row.ContainsKey("_creator"));
        Assert.True(row.ContainsKey("Discount"));
        Assert.DoesNotContain("Price", columns.Select(column => (string?)column!["name"]));
    }

    [Fact]
    public async Task A_page_is_cut_out_of_the_filtered_and_sorted_rows()
    {
        await using var workshop = await OpenAsync("""{"sorts": [{"column_key": "NmBr", "sort_type": "down"}]}""");

        var rows = await workshop.ListAsync("table_name=Jobs&view_name=Special&convert_keys=true&start=1&limit=1");

        Assert.Equal("alpha", (string?)Assert.Single(rows)!["Title"]);
    }

    [Fact]
    public async Task Rows_can_be_ordered_by_a_column_in_the_call_itself()
    {
        await using var workshop = await OpenAsync("{}");

        var rows = await workshop.ListAsync("table_name=Jobs&convert_keys=true&order_by=Price&direction=desc&start=0&limit=10");

        Assert.Equal("Beta,alpha,gamma ray,", string.Join(',', rows.Select(row => (string?)row!["Title"])));
    }

    private static async Task<string> TitlesAsync(string view)
    {
        await using var workshop = await OpenAsync(view);
        var rows = await workshop.ListAsync("table_name=Jobs&view_name=Special&convert_keys=true");
        if (rows.Count == 1 && rows[0]!["Title"] is null)
            return ",";
        return string.Join(',', rows.Select(row => (string?)row!["Title"]));
    }

    private static async Task<Workshop> OpenAsync(string jobs, string? parts = null)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Workshop.SchemaFile))!;
        var special = JsonNode.Parse(jobs)!.AsObject();
        special["_id"] = "Spec";
        special["name"] = "Special";
        schema["metadata"]!["tables"]![0]!["views"]!.AsArray().Add(special);
        if (parts is not null)
            schema["metadata"]!["tables"]![1]!["views"]!.AsArray().Add(JsonNode.Parse(parts));
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, schema.ToJsonString());
        var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() }, file.Path);
        await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{string.Join(',', s_rows)}}]}""");
        return workshop;
    }
}
