using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>
/// Links and link formulas in statements: lists of texts, numbers and dates. Acme has three deals, Bolt one, Zenith none.
/// </summary>
public sealed class LinkedListTests : IAsyncLifetime
{
    private Workshop? _workshop;

    private Workshop Workshop => _workshop!;

    public async Task InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") },
            Workshop.CrmFile);
        var acme = await Workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var bolt = await Workshop.AddAsync("""{"Name": "Bolt"}""", "Companies");
        await Workshop.AddAsync("""{"Name": "Zenith"}""", "Companies");
        var bridge = await Workshop.AddAsync(
            """{"Title": "Bridge", "Amount": 300, "Stage": "Closed: won", "Close date": "2030-01-05"}""", "Deals");
        var anvil = await Workshop.AddAsync(
            """{"Title": "Anvil", "Amount": 100, "Stage": "Proposal", "Close date": "2030-02-05"}""", "Deals");
        var crane = await Workshop.AddAsync("""{"Title": "Crane", "Amount": 200, "Stage": "Proposal"}""", "Deals");
        var ditch = await Workshop.AddAsync(
            """{"Title": "Ditch", "Amount": 7, "Stage": "Proposal", "Close date": "2030-03-05"}""", "Deals");
        await Workshop.LinkAsync("Companies", "Ld52", "Deals", acme, bridge, anvil, crane);
        await Workshop.LinkAsync("Companies", "Ld52", "Deals", bolt, ditch);
        foreach (var (name, column) in new[] { ("Amounts", "Amount"), ("Days", "Close date"), ("Stages", "Stage") })
        {
            await Workshop.CallAsync("POST", "columns/", $$"""
                {"table_name": "Companies", "column_name": "{{name}}", "column_type": "link-formula",
                 "column_data": {"formula": "lookup", "link_column": "Deals", "level1_linked_column": "{{column}}"} }
                """);
        }
    }

    public async Task DisposeAsync()
    {
        if (_workshop is not null)
            await _workshop.DisposeAsync();
    }

    [Theory]
    // Of texts the first one counts.
    [InlineData("Deals = 'Bridge'", "Acme")]
    [InlineData("Deals = 'Anvil'", "")]
    [InlineData("Deals != 'Bridge'", "Bolt Zenith")]
    [InlineData("Deals LIKE 'D%'", "Bolt")]
    [InlineData("Deals LIKE '%'", "Acme Bolt Zenith")]
    [InlineData("Deals HAS ANY OF ('Anvil', 'Ditch')", "Acme Bolt")]
    [InlineData("Deals HAS ALL OF ('Anvil', 'Crane')", "Acme")]
    [InlineData("Deals HAS NONE OF ('Anvil')", "Bolt Zenith")]
    [InlineData("Deals IS NULL", "Zenith")]
    [InlineData("Stages = 'Closed: won'", "Acme")]
    [InlineData("Stages IN ('Proposal')", "Acme Bolt")]
    // Numbers and dates must be alone; of several only a difference is true.
    [InlineData("Amounts = 7", "Bolt")]
    [InlineData("Amounts > 0", "Bolt")]
    [InlineData("Amounts < 1000", "Bolt")]
    [InlineData("Amounts BETWEEN 1 AND 500", "Bolt")]
    [InlineData("Amounts != 7", "Acme Zenith")]
    [InlineData("Amounts != 300", "Acme Bolt Zenith")]
    [InlineData("Amounts IN (100)", "Acme")]
    [InlineData("Amounts IS NULL", "Zenith")]
    [InlineData("Amounts + 1 = 301", "Acme")]
    [InlineData("Days = '2030-03-05'", "Bolt")]
    [InlineData("Days > '2029-01-01'", "Bolt")]
    [InlineData("Days != '2030-01-05'", "Acme Bolt Zenith")]
    [InlineData("Days HAS ANY OF ('2030-02-05')", "Acme")]
    // One value.
    [InlineData("`Total deal value` > 7", "Acme")]
    [InlineData("`Number of contacts` = 0", "Acme Bolt Zenith")]
    [InlineData("countItems(Deals) = 3", "Acme")]
    public async Task Lists_are_compared_by_the_rules_for_their_elements(string condition, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"\"{name}\""),
        await Workshop.FirstAsync($"SELECT Name FROM Companies WHERE {condition}"));

    [Theory]
    [InlineData("ORDER BY Deals", "Zenith Acme Bolt")]
    [InlineData("ORDER BY Amounts", "Zenith Bolt Acme")]
    [InlineData("ORDER BY Days DESC", "Bolt Acme Zenith")]
    [InlineData("ORDER BY `Total deal value` DESC", "Acme Bolt Zenith")]
    public async Task Lists_are_sorted_by_their_sorted_elements(string order, string names) => Assert.Equal(
        names.Split(' ').Select(name => $"\"{name}\""), await Workshop.FirstAsync($"SELECT Name FROM Companies {order}"));

    [Fact]
    public async Task Aggregates_take_lists_of_one() => Assert.Equal(
        [
            """
            {"SUM(Amounts)":7,"MAX(Days)":"2030-03-05T00:00:00+01:00","MIN(Deals)":"Ditch",
            "COUNT(Deals)":2,"SUM(Total deal value)":607}
            """.ReplaceLineEndings(""),
        ],
        await Workshop.RowsAsync(
            "SELECT SUM(Amounts), MAX(Days), MIN(Deals), COUNT(Deals), SUM(`Total deal value`) FROM Companies"));

    [Fact]
    public async Task Cells_are_those_that_list_rows_gives()
    {
        foreach (var table in new[] { "Companies", "Deals", "Contacts", "Activities" })
        {
            var listed = await Workshop.ListAsync($"table_name={table}");
            var selected = (await Workshop.SqlAsync($"SELECT * FROM {table}", convertKeys: false))["results"];

            Assert.Equal(listed.Select(row => row!["_id"]!.ToString()),
                selected!.AsArray().Select(row => row!["_id"]!.ToString()));
            Assert.Equal(JsonForms.WithTimesInUtc(listed), JsonForms.WithTimesInUtc(selected));
        }
    }

    [Theory]
    [InlineData("Deals.Company = Companies.Name", "Bridge-Acme Anvil-Acme Crane-Acme Ditch-Bolt")]
    [InlineData("Companies.Deals = Deals.Title", "Bridge-Acme Ditch-Bolt")]
    [InlineData("Companies.Amounts = Deals.Amount", "Ditch-Bolt")]
    [InlineData("Companies.Days = Deals.`Close date`", "Ditch-Bolt")]
    [InlineData("Companies.Stages = Deals.Stage AND Companies.Name = 'Acme'", "Bridge-Acme")]
    public async Task Tables_are_joined_over_links_and_lists(string condition, string pairs)
    {
        var answer = await Workshop.SqlAsync($"SELECT Deals.Title, Companies.Name FROM Deals, Companies WHERE {condition}");

        Assert.Equal(pairs.Split(' '),
            answer["results"]!.AsArray().Select(row => string.Join('-', row!.AsObject().Select(cell => (string)cell.Value!))));
    }

    [Fact]
    public async Task Many_rows_can_be_filtered_by_what_is_computed()
    {
        var rows = string.Join(',',
            Enumerable.Range(0, 500).Select(number => $$"""{"Title": "{{number}}", "Amount": {{number}}, "Probability": 0.5}"""));
        await Workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Deals", "rows": [{{rows}}]}""");

        Assert.Equal(["51"], await Workshop.FirstAsync(
            "SELECT COUNT(*) FROM Deals WHERE `Expected value` >= 100 AND `Expected value` <= 125"));
    }
}
