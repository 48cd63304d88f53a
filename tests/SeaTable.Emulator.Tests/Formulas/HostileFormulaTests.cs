using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

/// <summary>Whatever a formula says, rows are answered, and at once.</summary>
public sealed class HostileFormulaTests
{
    private static readonly string[] s_stored = ["Name", "Num", "Day", "Moment", "Span", "Done", "Tags", "Spot", "Peers"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Random_formulas_over_each_other_give_a_value_or_an_error(int seed)
    {
        const int Count = 120;
        List<string> computed = [.. Enumerable.Range(0, Count).Select(index => $"F{index}")];
        var formulas = new RandomFormulas(seed, [.. s_stored, .. computed]);
        var named = computed.ConvertAll(name => (name, formulas.Next()));
        await using var workshop = await PeersAsync(named);

        var rows = await workshop.ListAsync("table_name=Peers&convert_keys=true");
        var bySql = await workshop.RowsAsync($"SELECT {string.Join(", ", computed)} FROM Peers");

        Assert.Equal(3, rows.Count);
        Assert.Equal(3, bySql.Length);
        foreach (var row in rows)
        {
            var single = await workshop.GetAsync((string)row!["_id"]!, "Peers");
            foreach (var (name, formula) in named)
            {
                Assert.True(
                    row[name]?.ToJsonString() == single[name]?.ToJsonString(),
                    $"{formula} gives {row[name]?.ToJsonString()} among all rows and {single[name]?.ToJsonString()} alone.");
            }
        }
    }

    public static TheoryData<string, string, string> Giants => new()
    {
        { "a sum", string.Join('+', Enumerable.Repeat("1", 200_000)), "\"#ERROR!\"" },
        { "a short sum", string.Join('+', Enumerable.Repeat("1", 1000)), "1000" },
        { "signs", new string('-', 200_000) + "1", "\"#ERROR!\"" },
        { "powers", string.Join('^', Enumerable.Repeat("1", 100_000)), "\"#ERROR!\"" },
        { "percents", "1" + new string('%', 200_000), "\"#ERROR!\"" },
        { "calls", string.Concat(Enumerable.Repeat("abs(", 100_000)) + "1" + new string(')', 100_000), "\"#ERROR!\"" },
        { "arguments", $"sum({string.Join(',', Enumerable.Repeat("1", 100_000))})", "100000" },
        { "a text", $"len('{new string('x', 500_000)}')", "500000" },
        { "a number", new string('9', 100_000), "null" },
        { "digits", "0." + new string('3', 100_000), "0.3333333333333333" },
        { "texts in texts", "substitute(rept('a', 90000), 'a', rept('b', 90000))", "\"#VALUE!\"" },
        { "repeated texts", "len(rept(rept(rept('a', 1000), 1000), 1000))", "\"#VALUE!\"" },
        { "joined texts", string.Join('&', Enumerable.Repeat("rept('a', 90000)", 3000)), "\"#VALUE!\"" },
        { "patterns", $"datetimeFormat(now(), rept('MMMM', 24000))", "\"#VALUE!\"" },
        { "years", "dateAdd(today(), 1e15, 'years')", "\"#VALUE!\"" },
        { "days", "today() + 1e300", "\"#VALUE!\"" },
        { "seconds", "dateAdd(today(), 1e300, 'seconds')", "\"#VALUE!\"" },
        { "working days", "networkdays('0001-01-01', '9999-12-30')", "2608614" },
        { "conditions", Conditions(12), "0" },
    };

    [Theory]
    [MemberData(nameof(Giants))]
    public async Task However_long_or_deep_a_formula_is_the_row_is_answered(string what, string formula, string result)
    {
        await using var workshop = await PeersAsync([("F", formula)]);

        var rows = await workshop.ListAsync("table_name=Peers&convert_keys=true");

        Assert.NotEmpty(what);
        Assert.Equal(result, rows[2]!["F"]?.ToJsonString(JsonForms.Plain) ?? "null");
    }

    [Fact]
    public async Task Texts_that_double_from_column_to_column_end_in_an_error()
    {
        var doubling = Enumerable.Range(1, 60).Select(step =>
            ($"F{step}", step == 1 ? "'ab'" : $$"""{F{{step - 1}}} & {F{{step - 1}}}"""));
        await using var workshop = await PeersAsync([.. doubling]);

        var rows = await workshop.ListAsync("table_name=Peers&convert_keys=true");

        Assert.Equal(1024, ((string)rows[0]!["F10"]!).Length);
        Assert.Equal("#VALUE!", (string)rows[0]!["F60"]!);
    }

    [Fact]
    public async Task Lists_of_lists_that_grow_from_column_to_column_end_in_an_error()
    {
        var growing = Enumerable.Range(1, 40).Select(step =>
            ($"F{step}", step == 1 ? "{Peers.Name}" : $$"""{Peers.F{{step - 1}}}"""));
        await using var workshop = await PeersAsync([.. growing]);

        var rows = await workshop.ListAsync("table_name=Peers&convert_keys=true");

        Assert.Equal(4, rows[0]!["F2"]!.AsArray().Sum(list => list!.AsArray().Count));
        Assert.Equal("#VALUE!", (string)rows[0]!["F17"]!);
        Assert.NotNull(rows[0]!["F40"]);
    }

    [Fact]
    public async Task Lookups_of_lookups_that_grow_from_column_to_column_end_in_an_error_too()
    {
        await using var workshop = await PeersAsync([]);
        for (var step = 1; step <= 30; step++)
        {
            var source = step == 1 ? "Name" : $"L{step - 1}";
            await workshop.CallAsync("POST", "columns/", $$"""
                {"table_name": "Peers", "column_name": "L{{step}}", "column_type": "link-formula", "column_data": {
                 "formula": "lookup", "link_column": "Peers", "level1_linked_column": "{{source}}"} }
                """);
        }

        var rows = await workshop.ListAsync("table_name=Peers&convert_keys=true");

        Assert.Equal(4, rows[0]!["L2"]!.AsArray().Sum(list => list!.AsArray().Count));
        Assert.Equal("""["#VALUE!"]""", rows[0]!["L17"]!.ToJsonString());
    }

    // Each condition stands in the quotes of the one around it, which double.
    private static string Conditions(int depth) => Enumerable.Range(0, depth).Aggregate(
        "1 = 1", (inner, _) => $"countlinks('Peers', '{inner.Replace("'", "''", StringComparison.Ordinal)}')");

    /// <summary>A table linked with itself, of three rows: two that are linked with both, and an empty one.</summary>
    private static async Task<Workshop> PeersAsync(IReadOnlyList<(string Name, string Formula)> formulas)
    {
        var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Peers", "columns": [
                {"column_name": "Name", "column_type": "text"},
                {"column_name": "Num", "column_type": "number"},
                {"column_name": "Day", "column_type": "date"},
                {"column_name": "Moment", "column_type": "date", "column_data": {"format": "YYYY-MM-DD HH:mm"}},
                {"column_name": "Span", "column_type": "duration"},
                {"column_name": "Done", "column_type": "checkbox"},
                {"column_name": "Tags", "column_type": "multiple-select", "column_data": {"options": [{"id": "1", "name": "a"}]}},
                {"column_name": "Spot", "column_type": "geolocation"},
                {"column_name": "Peers", "column_type": "link", "column_data": {"table": "Peers", "other_table": "Peers"}}]}
            """);
        foreach (var (name, formula) in formulas)
        {
            await workshop.CallAsync("POST", "columns/", new JsonObject
            {
                ["table_name"] = "Peers", ["column_name"] = name, ["column_type"] = "formula",
                ["column_data"] = new JsonObject { ["formula"] = formula },
            }.ToJsonString());
        }

        var first = await workshop.AddAsync("""
            {"Name": "one", "Num": 1.5, "Day": "9999-12-31", "Moment": "2024-02-29 12:30", "Span": 90, "Done": true,
             "Tags": ["a"], "Spot": {"lng": 1, "lat": 2}}
            """, "Peers");
        var second = await workshop.AddAsync("""{"Name": "12", "Num": -1e300, "Day": "0001-01-01", "Span": 1e300}""", "Peers");
        await workshop.AddAsync("""{"Name": ""}""", "Peers");
        var link = (await workshop.CallAsync("GET", "columns/?table_name=Peers"))["columns"]!.AsArray()
            .Single(column => (string?)column!["type"] == "link")!;
        foreach (var id in new[] { first, second })
            await workshop.LinkAsync("Peers", (string)link["data"]!["link_id"]!, "Peers", id, first, second);
        return workshop;
    }
}
