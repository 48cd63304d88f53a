using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Links;

public sealed class LinkFormulaTests
{
    [Theory]
    [InlineData("Number of contacts", "3", "0")]
    [InlineData("Contact e-mails", """["a@example.org","c@example.org"]""", "[]")]
    [InlineData("Contact statuses", """["Lead","Lost"]""", "[]")]
    [InlineData("Total deal value", "600.5", "0")]
    [InlineData("Biggest deal", """["Bridge"]""", "[]")]
    [InlineData("Smallest open deal", "[200]", "[]")]
    public async Task Linked_rows_are_counted_looked_up_and_summed(string column, string linked, string empty)
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, zenith) = await CompaniesAsync(workshop);

        Assert.Equal(linked, await workshop.CellAsync(acme, "Companies", column));
        Assert.Equal(empty, await workshop.CellAsync(zenith, "Companies", column));
    }

    [Fact]
    public async Task Options_are_ids_when_rows_are_read_by_key()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);

        Assert.Equal("""["29982","551907"]""", await workshop.CellAsync(acme, "Companies", "Cs9s", convertKeys: false));
    }

    [Fact]
    public async Task Durations_and_dates_of_linked_rows_are_typed_as_their_own_columns_are()
    {
        await using var workshop =
            await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }, Workshop.CrmFile);
        var deal = await workshop.AddAsync("""{"Title": "Anvil", "Stage": "Proposal"}""", "Deals");
        var call = await workshop.AddAsync("""{"Subject": "Call", "Start": "2030-06-20 09:00", "Duration": 600}""", "Activities");
        var visit = await workshop.AddAsync("""{"Subject": "Visit", "Start": "2030-12-01 09:00", "Duration": "1:00:30"}""",
            "Activities");

        await workshop.LinkAsync("Deals", "Lb85", "Activities", deal, call, visit);

        Assert.Equal("4230", await workshop.CellAsync(deal, "Deals", "Hours spent"));
        Assert.Equal("""["2030-12-01T09:00:00+01:00"]""", await workshop.CellAsync(deal, "Deals", "Last activity"));
        Assert.Equal("""["Proposal"]""", await workshop.CellAsync(call, "Activities", "Deal stage"));
        Assert.Equal("\"2030-06-20T09:10:00+02:00\"", await workshop.CellAsync(call, "Activities", "End"));
    }

    [Theory]
    [InlineData("lookup", "level1_linked_column", "Amount", "[100.5,200,300]", "array")]
    [InlineData("lookup", "level1_linked_column", "Owner", """[["x@auth.local"]]""", "array")]
    [InlineData("arrayunique", "level1_linked_column", "Stage", """["Closed: lost","Proposal","Closed: won"]""", "array")]
    [InlineData("lookup", "level1_linked_column", "Expected value", "[0,100,150]", "array")]
    [InlineData("rollup:sum", "summary_column", "Amount", "600.5", "number")]
    [InlineData("rollup:average", "summary_column", "Amount", "200.16666666666666", "number")]
    [InlineData("rollup:max", "summary_column", "Amount", "300", "number")]
    [InlineData("rollup:min", "summary_column", "Amount", "100.5", "number")]
    [InlineData("rollup:concatenate", "summary_column", "Amount", "\"100.5 200 300\"", "string")]
    [InlineData("rollup:sum", "summary_column", "Title", "\"#VALUE!\"", "number")]
    public async Task A_new_link_formula_names_columns_and_the_metadata_has_their_keys(
        string formula, string member, string column, string result, string type)
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);

        var made = await AddAsync(workshop, new JsonObject
        {
            ["formula"] = formula.Split(':')[0],
            ["link_column"] = "Deals",
            [member] = column,
            ["summary_method"] = formula.Split(':').ElementAtOrDefault(1),
        });

        Assert.Equal("Dl1s", (string?)made["data"]!["link_column_key"]);
        Assert.Equal("""["Dl1s"]""", made["data"]!["operated_columns"]!.ToJsonString());
        Assert.Equal(type, (string?)made["data"]!["result_type"]);
        Assert.Equal(result, await workshop.CellAsync(acme, "Companies", "New"));
    }

    [Fact]
    public async Task The_largest_is_found_by_one_column_and_shown_by_another()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);

        var made = await AddAsync(workshop, new JsonObject
        {
            ["formula"] = "findmin", ["link_column"] = "Deals", ["searched_column"] = "Stage", ["comparison_column"] = "Amount",
        });

        Assert.Equal(("St4g", "Am3t"),
            ((string?)made["data"]!["column_key_in_linked_record"], (string?)made["data"]!["column_key_for_comparison"]));
        Assert.Equal("single-select", (string?)made["data"]!["array_type"]);
        Assert.Equal("""["Closed: lost"]""", await workshop.CellAsync(acme, "Companies", "New"));
        Assert.Equal("""["771925"]""", await workshop.CellAsync(acme, "Companies", (string)made["key"]!, convertKeys: false));
    }

    [Fact]
    public async Task A_second_link_leads_on_to_the_rows_behind_it()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);
        var call = await workshop.AddAsync("""{"Subject": "Call", "Kind": "Call"}""", "Activities");
        var deals = (await workshop.GetAsync(acme, "Companies"))["Deals"]!.AsArray();
        await workshop.LinkAsync("Deals", "Lb85", "Activities", (string)deals[1]!["row_id"]!, call);

        await AddAsync(workshop, new JsonObject
        {
            ["formula"] = "lookup", ["link_column"] = "Deals", ["level1_linked_column"] = "Activities",
            ["level2_linked_column"] = "Kind",
        });

        Assert.Equal("""["Call"]""", await workshop.CellAsync(acme, "Companies", "New"));
    }

    [Fact]
    public async Task Link_formulas_see_more_links_than_a_cell_shows()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var acme = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var rows = string.Join(',', Enumerable.Range(0, 60).Select(_ => """{"Name": "someone"}"""));
        var answer = await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Contacts", "rows": [{{rows}}]}""");
        await workshop.LinkAsync("Companies", "Lc41", "Contacts", acme,
            [.. answer["row_ids"]!.AsArray().Select(id => (string)id!["_id"]!)]);

        Assert.Equal("60", await workshop.CellAsync(acme, "Companies", "Number of contacts"));
    }

    [Fact]
    public async Task Formulas_reach_through_links_by_the_link_or_the_table()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Companies", "column_name": "Mean", "column_type": "formula",
             "column_data": {"formula": "average({Deals.Amount}) + countItems({Contacts})"}}
            """);

        Assert.Equal("203.16666666666666", await workshop.CellAsync(acme, "Companies", "Mean"));
    }

    [Fact]
    public async Task Lookups_that_need_each_other_end_in_an_error()
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, """
            {"tables": [{"_id": "0000", "name": "T", "columns": [
                {"key": "0000", "name": "Name", "type": "text"},
                {"key": "Link", "name": "Link", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000",
                 "link_id": "self"}},
                {"key": "Look", "name": "Look", "type": "link-formula", "data": {"formula": "lookup", "link_column_key": "Link",
                 "level1_linked_table_column_key": "Look"}}]}]}
            """);
        await using var workshop = await Workshop.OpenAsync(path: file.Path);
        var id = await workshop.AddAsync("""{"Name": "a"}""", "T");
        var end = await workshop.AddAsync("""{"Name": "b"}""", "T");

        await workshop.LinkAsync("T", "self", "T", id, id);

        Assert.Equal("[\"#REF!\"]", await workshop.CellAsync(id, "T", "Look"));
        Assert.Equal("[]", await workshop.CellAsync(end, "T", "Look"));
    }

    [Theory]
    [InlineData("""{"formula": "guess", "link_column": "Deals"}""")]
    [InlineData("""{"formula": "lookup", "link_column": "Deals", "level1_linked_column": "Nope"}""")]
    [InlineData("""{"formula": "lookup", "link_column": "Name", "level1_linked_column": "Name"}""")]
    [InlineData("""{"formula": "rollup", "link_column": "Deals", "summary_column": "Amount"}""")]
    [InlineData("{}")]
    public async Task A_link_formula_that_makes_no_sense_is_refused(string data)
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);

        var (status, json) = await workshop.TryAsync("POST", "columns/", $$"""
            {"table_name": "Companies", "column_name": "New", "column_type": "link-formula", "column_data": {{data}}}
            """);

        Assert.Equal((400, "column_data_error"), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task A_link_formula_whose_columns_are_gone_reads_as_null()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);

        workshop.Emulator.DeleteColumn("Contacts", "Email");
        workshop.Emulator.DeleteColumn("Companies", "Deals");

        Assert.Equal("null", await workshop.CellAsync(acme, "Companies", "Contact e-mails"));
        Assert.Equal("null", await workshop.CellAsync(acme, "Companies", "Total deal value"));
        Assert.Equal("3", await workshop.CellAsync(acme, "Companies", "Number of contacts"));
    }

    [Theory]
    [InlineData("""{"formula": "lookup", "link_column": "Deals", "level1_linked_column": "Bad"}""", "[100.5,\"#DIV/0!\",300]",
        "\"#DIV/0!\"")]
    [InlineData("""{"formula": "arrayunique", "link_column": "Deals", "level1_linked_column": "Bad"}""",
        "[100.5,\"#DIV/0!\",300]", "\"#DIV/0!\"")]
    [InlineData("""{"formula": "findmax", "link_column": "Deals", "searched_column": "Title", "comparison_column": "Bad"}""",
        """["Bridge"]""", "\"Bridge\"")]
    [InlineData("""{"formula": "rollup", "link_column": "Deals", "summary_column": "Bad", "summary_method": "sum"}""",
        "\"#DIV/0!\"", "\"#DIV/0!\"")]
    public async Task Errors_of_linked_rows_break_no_answer(string data, string result, string asText)
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Deals", "column_name": "Bad", "column_type": "formula",
             "column_data": {"formula": "{Amount} / if({Title} = 'Axle', 0, 1)"}}
            """);
        await AddAsync(workshop, (JsonObject)JsonNode.Parse(data)!);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Companies", "column_name": "Text", "column_type": "formula", "column_data": {"formula": "{New} & ''"}}
            """);

        Assert.Equal(result, await workshop.CellAsync(acme, "Companies", "New"));
        Assert.Equal(asText, await workshop.CellAsync(acme, "Companies", "Text"));
        await workshop.ListAsync("table_name=Companies&start=0&limit=5&order_by=New");
    }

    [Fact]
    public async Task A_condition_that_is_not_known_leaves_the_cell_empty()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        var (acme, _) = await CompaniesAsync(workshop);
        await AddAsync(workshop, (JsonObject)JsonNode.Parse("""
            {"formula": "count_links", "link_column": "Deals", "include_condition": true, "conditions": [{"column_key": "Am3t",
             "filter_predicate": "smells_like", "filter_term": 1}]}
            """)!);

        Assert.Equal("null", await workshop.CellAsync(acme, "Companies", "New"));
    }

    [Fact]
    public async Task A_new_table_may_have_links_and_link_formulas_in_its_first_call()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);

        var table = await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Events", "columns": [
                {"column_name": "Name", "column_type": "text"},
                {"column_name": "Guests", "column_type": "link-formula", "column_data": {"formula": "count_links",
                 "link_column": "Invited"}},
                {"column_name": "Invited", "column_type": "link", "column_data": {"table": "Events", "other_table": "Contacts"}},
                {"column_name": "Day", "column_type": "date"}]}
            """);

        Assert.Equal(["Name", "Guests", "Invited", "Day"],
            table["columns"]!.AsArray().Select(column => (string?)column!["name"]));
        var id = await workshop.AddAsync("""{"Name": "Ball"}""", "Events");
        Assert.Equal("0", await workshop.CellAsync(id, "Events", "Guests"));
    }

    private static async Task<(string Acme, string Zenith)> CompaniesAsync(Workshop workshop)
    {
        var acme = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var zenith = await workshop.AddAsync("""{"Name": "Zenith"}""", "Companies");
        foreach (var row in new[]
        {
            """{"Name": "Ada", "Email": "a@example.org", "Status": "Lead"}""",
            """{"Name": "Bob", "Status": "Lead"}""",
            """{"Name": "Cyd", "Email": "c@example.org", "Status": "Lost"}""",
        })
        {
            await workshop.LinkAsync("Companies", "Lc41", "Contacts", acme, await workshop.AddAsync(row, "Contacts"));
        }

        foreach (var row in new[]
        {
            """{"Title": "Anvil", "Amount": 100.5, "Stage": "Closed: lost", "Owner": ["x@auth.local"], "Probability": 0}""",
            """{"Title": "Axle", "Amount": 200, "Stage": "Proposal", "Probability": 0.5}""",
            """{"Title": "Bridge", "Amount": 300, "Stage": "Closed: won", "Probability": 0.5}""",
        })
        {
            await workshop.LinkAsync("Companies", "Ld52", "Deals", acme, await workshop.AddAsync(row, "Deals"));
        }

        return (acme, zenith);
    }

    private static Task<JsonNode> AddAsync(Workshop workshop, JsonObject data) =>
        workshop.CallAsync("POST", "columns/", new JsonObject
        {
            ["table_name"] = "Companies", ["column_name"] = "New", ["column_type"] = "link-formula", ["column_data"] = data,
        }.ToJsonString());
}
