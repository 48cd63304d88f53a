using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Filters of look-ups and links name options of the column that is shown, also in a base that has other ids.</summary>
public sealed class LookUpFilterTests
{
    [Theory]
    [InlineData("""{ "formula": "lookup", "link_column_key": "Contact", "level1_linked_table_column_key": "Kind" }""")]
    [InlineData(
        """
        { "formula": "findmax", "link_column_key": "Contact", "column_key_in_linked_record": "Kind",
          "column_key_for_comparison": "Name" }
        """)]
    public async Task A_filter_names_the_option_of_the_column_that_is_looked_up(string formula)
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync($$"""
            { "tables": [
              { "name": "Contacts", "columns": [ { "name": "Name", "type": "text" },
                { "name": "Kind", "type": "single-select", "data": { "options": [ { "name": "Lead" }, { "name": "Won" } ] } } ] },
              { "name": "Deals", "columns": [ { "name": "Title", "type": "text" },
                { "name": "Contact", "type": "link", "data": { "other_table_id": "Contacts" } },
                { "name": "Kinds", "type": "link-formula", "data": {{formula}} } ],
                "views": [ { "name": "Of won", "filters": [
                  { "column_key": "Kinds", "filter_predicate": "has_any_of", "filter_term": [ "Won" ] } ] } ] } ] }
            """);

        var apply = await target.ApplyAllAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        var made = await target.FetchAsync();
        var filter = made.Tables.Single(table => table.Name == "Deals").Views.Single(view => view.Name == "Of won")
            .Settings["filters"]![0]!;
        var won = made.Tables.Single(table => table.Name == "Contacts").Columns[1].Options![1];
        Assert.Equal([won.Id], ((JsonArray)filter["filter_term"]!).Select(term => term!.ToString()));
        Assert.Empty((await target.PlanAsync()).GetProperty("steps").EnumerateArray());
    }
}
