using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Views;

public sealed class ListedCellFilterTests
{
    // Acme has Ann (Lead, 30, Vip) and Bob (Lost, 50, Vip and Newsletter), Zenith has Cid (Lead), and Nobody has none.
    [Theory]
    [InlineData("Cn1t", "contains", "\"BO\"", "Acme")]
    [InlineData("Cn1t", "is", "\"Cid\"", "Zenith")]
    [InlineData("Cn1t", "is_not", "\"Cid\"", "Acme,Nobody")]
    [InlineData("Cn1t", "does_not_contain", "\"n\"", "Zenith,Nobody")]
    [InlineData("Cn1t", "is_empty", "null", "Nobody")]
    [InlineData("Cn1t", "is_not_empty", "null", "Acme,Zenith")]
    [InlineData("Em4l", "contains", "\"ann@\"", "Acme")]
    [InlineData("Em4l", "is_empty", "null", "Zenith,Nobody")]
    [InlineData("Cs9s", "has_any_of", "[\"29982\"]", "Acme,Zenith")]
    [InlineData("Cs9s", "has_all_of", "[\"29982\", \"551907\"]", "Acme")]
    [InlineData("Cs9s", "has_none_of", "[\"551907\"]", "Zenith,Nobody")]
    [InlineData("Cs9s", "is_exactly", "[\"29982\"]", "Zenith")]
    [InlineData("Ages", "greater", "40", "Acme")]
    [InlineData("Ages", "not_equal", "30", "Zenith,Nobody")]
    [InlineData("Tagz", "has_all_of", "[\"174420\", \"650993\"]", "Acme")]
    [InlineData("Tagz", "is_empty", "null", "Zenith,Nobody")]
    [InlineData("News", "is", "true", "Acme")]
    [InlineData("News", "is", "false", "Zenith,Nobody")]
    [InlineData("Born", "is_before", "\"1980-01-01\"", "Acme")]
    [InlineData("Born", "is_not", "\"1975-05-05\"", "Zenith,Nobody")]
    [InlineData("Made", "is_not_empty", "null", "Acme,Zenith")]
    [InlineData("Who_", "has_any_of", "[\"emulator\"]", "Acme,Zenith")]
    [InlineData("Mgrs", "include_me", "[\"eva@auth.local\"]", "Zenith")]
    public async Task Linked_cells_are_filtered_by_the_type_of_what_is_shown(
        string key, string predicate, string term, string expected)
    {
        var modifier = key == "Born" ? """, "filter_term_modifier": "exact_date" """ : "";
        await using var workshop = await OpenAsync(
            $$"""{"column_key": "{{key}}", "filter_predicate": "{{predicate}}", "filter_term": {{term}}{{modifier}}}""");

        var rows = await workshop.ListAsync("table_name=Companies&view_name=Special&convert_keys=true");

        Assert.Equal(expected, string.Join(',', rows.Select(row => (string?)row!["Name"])));
    }

    [Fact]
    public async Task A_filter_that_the_shown_type_does_not_have_is_refused()
    {
        await using var workshop = await OpenAsync(
            """{"column_key": "Cs9s", "filter_predicate": "contains", "filter_term": "Lead"}""");

        var (status, json) = await workshop.TryAsync("GET", "rows/?table_name=Companies&view_name=Special");

        Assert.Equal(400, status);
        Assert.Equal("wrong_filter_in_filters", (string?)json!["error_type"]);
    }

    private static async Task<Workshop> OpenAsync(string filter)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Workshop.CrmFile))!;
        var companies = (schema["metadata"] ?? schema)["tables"]![0]!;
        companies["views"]!.AsArray().Add(JsonNode.Parse(
            $$"""{"_id": "Spec", "name": "Special", "type": "table", "filters": [{{filter}}], "filter_conjunction": "And"}"""));
        foreach (var (key, source) in new[]
        {
            ("Ages", "Ag3e"), ("Tagz", "Tg6s"), ("News", "Nl3r"), ("Born", "Bd4y"), ("Made", "_ctime"), ("Who_", "_creator"),
            ("Mgrs", "Mg1r"),
        })
        {
            companies["columns"]!.AsArray().Add(JsonNode.Parse($$"""
                {"key": "{{key}}", "name": "{{key}}", "type": "link-formula", "data": {"formula": "lookup",
                 "result_type": "array", "link_column_key": "Cn1t", "level1_linked_table_column_key": "{{source}}" } }
                """));
        }

        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, schema.ToJsonString());
        var workshop = await Workshop.OpenAsync(path: file.Path);
        var acme = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var zenith = await workshop.AddAsync("""{"Name": "Zenith"}""", "Companies");
        await workshop.AddAsync("""{"Name": "Nobody"}""", "Companies");
        var ann = await workshop.AddAsync(
            """{"Name": "Ann", "Email": "ann@example.org", "Status": "Lead", "Age": 30, "Tags": ["Vip"]}""", "Contacts");
        var bob = await workshop.AddAsync("""
            {"Name": "Bob", "Status": "Lost", "Age": 50, "Tags": ["Vip", "Newsletter"], "Newsletter": true,
             "Birthday": "1975-05-05"}
            """, "Contacts");
        var cid = await workshop.AddAsync(
            """{"Name": "Cid", "Status": "Lead", "Birthday": "1999-09-09", "Account managers": ["eva@auth.local"]}""",
            "Contacts");
        await workshop.LinkAsync("Companies", "Lc41", "Contacts", acme, ann, bob);
        await workshop.LinkAsync("Companies", "Lc41", "Contacts", zenith, cid);
        return workshop;
    }
}
