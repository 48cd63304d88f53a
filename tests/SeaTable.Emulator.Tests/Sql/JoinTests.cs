using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Statements over two tables.</summary>
public sealed class JoinTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Fact]
    public async Task Quirk_12_rows_of_a_join_go_by_ids_that_the_metadata_explains()
    {
        var answer = await orchard.Workshop.SqlAsync("""
            SELECT Harvests.Code, `Trees`.`Name`, Mood
            FROM Harvests, Trees WHERE Harvests.Tree = Trees.Name AND Trees.Town = 'Bonn'
            """);

        Assert.True((bool)answer["is_join_stmt"]!);
        var columns = answer["metadata"]!.AsArray();
        Assert.Equal(
            [("Harvests", "Code"), ("Trees", "Name"), ("Harvests", "Mood")],
            columns.Select(column => ((string)column!["table_name"]!, (string)column["name"]!)));
        Assert.All(columns, column => Assert.Matches("^[A-Za-z0-9]{4}$", (string)column!["id"]!));
        // Options are ids there, as the call's wish for names is passed over.
        Assert.Equal(["""[100,"Ash","6"]""", """[102,"Ash","5"]"""],
            answer["results"]!.AsArray().Select(row => Cells(row!, columns)));
    }

    [Fact]
    public async Task First_columns_have_the_same_key_and_different_ids()
    {
        var answer = await orchard.Workshop.SqlAsync(
            "SELECT Code, Name FROM Harvests, Trees WHERE Harvests.Tree = Trees.Name LIMIT 1");

        var columns = answer["metadata"]!.AsArray();
        Assert.Equal(["0000", "0000"], columns.Select(column => (string)column!["key"]!));
        Assert.Equal(2, columns.Select(column => (string)column!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_star_gives_the_columns_and_system_fields_of_both()
    {
        var answer = await orchard.Workshop.SqlAsync("SELECT * FROM Harvests, Trees WHERE Harvests.Tree = Trees.Name LIMIT 1");

        var columns = answer["metadata"]!.AsArray();
        Assert.Equal(2, columns.Count(column => (string)column!["name"]! == "_id"));
        Assert.Equal(columns.Count, answer["results"]![0]!.AsObject().Count);
        Assert.Equal((4 + 8) + (18 + 8), columns.Count);
    }

    [Theory]
    [InlineData("Harvests.Tree = Trees.Name", "100 101 102")]
    [InlineData("Harvests.Tree = Trees.Name ORDER BY Kilos DESC", "102 100 101")]
    [InlineData("Harvests.Tree = Trees.Name AND Kilos > 5 AND Age = 30", "100 102")]
    [InlineData("Harvests.Mood = Trees.State", "100 100 102")]
    [InlineData("Harvests.Tree = Trees.Name AND Half < 0", "101")]
    public async Task Rows_meet_where_their_cells_are_equal(string condition, string codes) =>
        Assert.Equal(codes.Split(' '), await orchard.Workshop.FirstAsync($"SELECT Code FROM Harvests, Trees WHERE {condition}"));

    [Fact]
    public async Task Joined_rows_are_grouped() => Assert.Equal(
        ["""["Ash",16]""", """["Birch",1]"""],
        await CellsAsync("""
            SELECT Name, SUM(Kilos) FROM Trees, Harvests
            WHERE Trees.Name = Harvests.Tree GROUP BY Name ORDER BY SUM(Kilos) DESC
            """));

    private async Task<IEnumerable<string>> CellsAsync(string sql)
    {
        var answer = await orchard.Workshop.SqlAsync(sql);
        return answer["results"]!.AsArray().Select(row => Cells(row!, answer["metadata"]!.AsArray()));
    }

    private static string Cells(JsonNode row, JsonArray columns) =>
        new JsonArray([.. columns.Select(column => row[(string)column!["id"]!]?.DeepClone())]).ToJsonString(JsonForms.Plain);
}
