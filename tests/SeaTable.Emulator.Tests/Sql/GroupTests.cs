using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Aggregates, GROUP BY, HAVING and DISTINCT.</summary>
public sealed class GroupTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("COUNT(*)", "4")]
    [InlineData("COUNT(Age)", "3")]
    [InlineData("COUNT(Uses)", "3")]
    [InlineData("COUNT(Papers)", "0")]
    [InlineData("COUNT(Spot)", "2")]
    [InlineData("COUNT(DISTINCT Town)", "2")]
    [InlineData("COUNT(DISTINCT State)", "2")]
    [InlineData("COUNT(DISTINCT Uses)", "3")]
    [InlineData("COUNT(DISTINCT Healthy)", "2")]
    [InlineData("COUNT(DISTINCT Half)", "4")]
    [InlineData("COUNT(DISTINCT Age / Age)", "1")]
    [InlineData("SUM(Age)", "90")]
    [InlineData("AVG(Age)", "30")]
    [InlineData("MIN(Height)", "-3")]
    [InlineData("MAX(Height)", "100")]
    [InlineData("MIN(Town)", "\"Bonn\"")]
    [InlineData("MAX(Planted)", "\"2000-07-22T00:00:00+02:00\"")]
    [InlineData("MIN(Seen)", "\"2025-06-01T08:30:00+02:00\"")]
    [InlineData("SUM(Half)", "54.75")]
    [InlineData("MAX(Ratio)", "50")]
    [InlineData("MIN(Keepers)", "\"ada@auth.local\"")]
    [InlineData("MAX(Uses)", "\"hot wood\"")]
    [InlineData("round(AVG(Age) / 7, 2)", "4.29")]
    [InlineData("SUM(Age) - SUM(Height)", "-19.5")]
    public async Task Aggregates_leave_out_what_is_empty_and_lists_of_several(string aggregate, string expected) =>
        Assert.Equal([expected], await orchard.Workshop.FirstAsync($"SELECT {aggregate} FROM Trees"));

    [Fact]
    public async Task Rows_are_grouped_by_the_parts_of_places_and_their_different_values_counted()
    {
        await using var workshop = await Orchard.PlantedAsync();
        await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Trees", "rows": [
                {"Name": "Fir", "Town": "a", "Spot": {"province": "Tyrol", "city": "Lienz", "district": "Old", "detail": "1"}},
                {"Name": "Fig", "Town": "a", "Spot": {"province": "Tyrol", "city": "Kufstein", "detail": "2"}},
                {"Name": "Fig", "Town": "b", "Spot": {"province": "Tyrol", "city": "Lienz", "detail": "3"}}]}
            """);

        Assert.Equal(
            [
                """{"PROVINCE(`Spot`)":"Tyrol","CITY(`Spot`)":"Kufstein","COUNT(DISTINCT Name)":1,"COUNT(Spot)":1}""",
                """{"PROVINCE(`Spot`)":"Tyrol","CITY(`Spot`)":"Lienz","COUNT(DISTINCT Name)":2,"COUNT(Spot)":2}""",
            ],
            await workshop.RowsAsync("""
                SELECT PROVINCE(`Spot`), CITY(`Spot`), COUNT(DISTINCT `Name`), COUNT(`Spot`) FROM Trees
                WHERE PROVINCE(`Spot`) = 'Tyrol' GROUP BY PROVINCE(`Spot`), CITY(`Spot`) ORDER BY CITY(`Spot`)
                """));
        Assert.Equal(["\"Old\"", "\"\"", "\"\""],
            await workshop.FirstAsync("SELECT district(Spot) FROM Trees WHERE province(Spot) = 'Tyrol'"));
        Assert.Equal(["\"a\""], await workshop.FirstAsync(
            "SELECT Town FROM Trees WHERE Town IN ('a', 'b') GROUP BY Town HAVING COUNT(DISTINCT Name) > 1"));
    }

    [Fact]
    public async Task Aggregates_of_no_rows_are_null_and_their_number_is_zero() => Assert.Equal(
        ["""{"COUNT(*)":0,"SUM(Age)":null,"MIN(Town)":null,"AVG(Age)":null}"""],
        await orchard.Workshop.RowsAsync("SELECT COUNT(*), SUM(Age), MIN(Town), AVG(Age) FROM Trees WHERE Name = 'Oak'"));

    [Theory]
    [InlineData("SUM(Age * 5e306)")]
    [InlineData("AVG(Age * 5e306)")]
    public async Task Sums_beyond_all_numbers_are_null(string aggregate)
    {
        Assert.Equal(["null"], await orchard.Workshop.FirstAsync($"SELECT {aggregate} FROM Trees"));
        Assert.Equal(["1.5E+308"], await orchard.Workshop.FirstAsync($"SELECT {aggregate} FROM Trees WHERE Age = 30"));
    }

    [Fact]
    public async Task The_latest_change_keeps_its_milliseconds()
    {
        var latest = (await orchard.Workshop.FirstAsync("SELECT _mtime FROM Trees ORDER BY _mtime DESC LIMIT 1"))[0];

        Assert.Equal([latest], await orchard.Workshop.FirstAsync("SELECT MAX(_mtime) FROM Trees"));
    }

    [Fact]
    public async Task Groups_come_in_the_order_of_their_first_rows() => Assert.Equal(
        ["""{"Town":"Bonn","COUNT(*)":2}""", """{"Town":"Graz","COUNT(*)":1}""", """{"Town":null,"COUNT(*)":1}"""],
        await orchard.Workshop.RowsAsync("SELECT Town, COUNT(*) FROM Trees GROUP BY Town"));

    [Fact]
    public async Task Options_group_and_sort() => Assert.Equal(
        ["""{"State":"green","SUM(Height)":-3}""", """{"State":"ripe","SUM(Height)":112.5}""",
            """{"State":null,"SUM(Height)":null}"""],
        await orchard.Workshop.RowsAsync("SELECT State, SUM(Height) FROM Trees GROUP BY State ORDER BY State DESC"));

    [Fact]
    public async Task A_multiple_select_has_a_group_for_each_option() => Assert.Equal(
        [
            """{"Uses":["shade"],"COUNT(*)":2,"MIN(Height)":12.5}""", """{"Uses":["juice"],"COUNT(*)":2,"MIN(Height)":12.5}""",
            """{"Uses":["hot wood"],"COUNT(*)":2,"MIN(Height)":-3}""", """{"Uses":null,"COUNT(*)":1,"MIN(Height)":null}""",
        ],
        await orchard.Workshop.RowsAsync("SELECT Uses, COUNT(*), MIN(Height) FROM Trees GROUP BY Uses"));

    [Fact]
    public async Task A_condition_sees_the_whole_cell_before_it_is_taken_apart() => Assert.Equal(
        ["""{"Uses":["shade"],"COUNT(*)":2}""", """{"Uses":["juice"],"COUNT(*)":2}""", """{"Uses":["hot wood"],"COUNT(*)":1}"""],
        await orchard.Workshop.RowsAsync("SELECT Uses, COUNT(*) FROM Trees WHERE Uses HAS ANY OF ('juice') GROUP BY Uses"));

    [Fact]
    public async Task Collaborators_group_by_the_whole_list() => Assert.Equal(
        [
            """{"Keepers":["ada@auth.local"],"MAX(Age)":30}""",
            """{"Keepers":["ada@auth.local","bob@auth.local"],"MAX(Age)":25}""",
            """{"Keepers":null,"MAX(Age)":35}""",
        ],
        await orchard.Workshop.RowsAsync("SELECT Keepers, MAX(Age) FROM Trees GROUP BY Keepers"));

    [Theory]
    [InlineData("HAVING COUNT(*) > 1", "Bonn")]
    [InlineData("HAVING COUNT(*) >= 2 AND Town != 'Graz'", "Bonn")]
    [InlineData("HAVING SUM(Age) < 30", "Graz")]
    [InlineData("HAVING Town IS NOT NULL ORDER BY MAX(Age)", "Graz Bonn")]
    [InlineData("HAVING Town IS NOT NULL ORDER BY COUNT(*) DESC, Town LIMIT 1", "Bonn")]
    [InlineData("HAVING Town IS NOT NULL LIMIT 5 OFFSET 1", "Graz")]
    [InlineData("HAVING NOT (AVG(Age) > 30) AND Town IS NOT NULL", "Graz")]
    public async Task Having_filters_groups(string rest, string towns) => Assert.Equal(
        towns.Split(' ').Select(town => $"\"{town}\""),
        await orchard.Workshop.FirstAsync($"SELECT Town, COUNT(*) FROM Trees GROUP BY Town {rest}"));

    [Fact]
    public async Task Aliases_stand_for_their_expressions() => Assert.Equal(
        ["""{"y":2000,"n":1}""", """{"y":1995,"n":1}"""],
        await orchard.Workshop.RowsAsync(
            "SELECT year(Planted) AS y, COUNT(*) AS n FROM Trees GROUP BY y HAVING y > 1992 AND n = 1 ORDER BY y DESC"));

    [Fact]
    public async Task Formulas_group() => Assert.Equal(
        ["""{"Half":6.25,"COUNT(*)":1}""", """{"Half":50,"COUNT(*)":1}"""],
        await orchard.Workshop.RowsAsync("SELECT Half, COUNT(*) FROM Trees WHERE Half > 0 GROUP BY Half"));

    [Theory]
    [InlineData("SELECT DISTINCT Town FROM Trees", "\"Bonn\" \"Graz\" null")]
    [InlineData("SELECT DISTINCT Town FROM Trees ORDER BY Town DESC", "\"Graz\" \"Bonn\" null")]
    [InlineData("SELECT DISTINCT State FROM Trees WHERE Town = 'Bonn'", "\"ripe\"")]
    [InlineData("SELECT DISTINCT left(Town, 1) FROM Trees LIMIT 2", "\"B\" \"G\"")]
    [InlineData("SELECT DISTINCT COUNT(*) FROM Trees GROUP BY Town", "2 1")]
    public async Task Distinct_gives_each_row_once(string sql, string cells) =>
        Assert.Equal(cells.Split(' '), await orchard.Workshop.FirstAsync(sql));

    [Fact]
    public async Task Distinct_looks_at_all_that_is_selected() => Assert.Equal(
        ["""{"State":"ripe","Town":"Bonn"}""", """{"State":"green","Town":"Graz"}""", """{"State":null,"Town":null}"""],
        await orchard.Workshop.RowsAsync("SELECT DISTINCT State, Town FROM Trees"));

    [Fact]
    public async Task Ids_of_options_that_are_gone_are_in_no_group()
    {
        await using var workshop = await Orchard.PlantedAsync();
        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "Trees", "column": "State", "option_names": ["ripe"]}""");
        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "Trees", "column": "Uses", "option_names": ["juice"]}""");

        Assert.Equal(
            ["""{"State":null,"COUNT(*)":3}""", """{"State":"green","COUNT(*)":1}"""],
            await workshop.RowsAsync("SELECT State, COUNT(*) FROM Trees GROUP BY State"));
        Assert.Equal(
            ["""{"Uses":["shade"]}""", """{"Uses":["hot wood"]}""", """{"Uses":null}"""],
            await workshop.RowsAsync("SELECT Uses FROM Trees GROUP BY Uses"));
        Assert.Equal(["\"Ash\"", "\"Cherry\"", "\"Elder\""],
            await workshop.FirstAsync("SELECT Name FROM Trees WHERE State IS NULL"));
    }
}
