using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>UPDATE, DELETE and INSERT.</summary>
public sealed class ChangeTests
{
    private const string Done = """{"success":true,"error_message":"","is_join_stmt":false,"metadata":null,"results":null}""";

    [Fact]
    public async Task Quirk_16_a_change_does_not_tell_how_many_rows_it_met()
    {
        await using var workshop = await Orchard.PlantedAsync();

        foreach (var sql in new[]
        {
            "UPDATE Trees SET Town = 'Wien' WHERE Name = 'Birch'", "UPDATE Trees SET Town = 'Rom' WHERE Name = 'none'",
            "DELETE FROM Trees WHERE Name = 'none'", "DELETE FROM Trees WHERE Name = 'Cherry'",
        })
        {
            Assert.Equal(Done, (await workshop.SqlAsync(sql)).ToJsonString());
        }

        Assert.Equal(["\"Bonn\"", "\"Wien\"", "null"], await workshop.FirstAsync("SELECT Town FROM Trees"));
    }

    [Fact]
    public async Task Quirk_16_without_a_condition_all_rows_are_changed_or_deleted()
    {
        await using var workshop = await Orchard.PlantedAsync();

        await workshop.SqlAsync("UPDATE Trees SET Town = 'Rom'");
        Assert.Equal(["4"], await workshop.FirstAsync("SELECT COUNT(*) FROM Trees WHERE Town = 'Rom'"));

        await workshop.SqlAsync("DELETE FROM Trees");
        Assert.Equal(["0"], await workshop.FirstAsync("SELECT COUNT(*) FROM Trees"));
    }

    [Fact]
    public async Task Each_type_that_can_be_written_takes_a_constant()
    {
        await using var workshop = await Orchard.PlantedAsync();

        await workshop.SqlAsync("""
            UPDATE Trees SET Height = -1.5, Town = 'O''Brien', Planted = '2024-02-29', Seen = '2024-02-29 13:45', Healthy = true,
                Pruning = 90, Grade = 3, State = 'bare', Uses = ("shade", "hot wood"), Keepers = ('eve@auth.local'),
                `Web page` = "https://x.example" WHERE Name = 'Elder'
            """);

        var row = (await workshop.RowsAsync("""
            SELECT Height, Town, Planted, Seen, Healthy, Pruning, Grade, State, Uses, Keepers, `Web page`
            FROM Trees WHERE Name = 'Elder'
            """))[0];
        var expected = """
            {"Height":-1.5,"Town":"O'Brien","Planted":"2024-02-29T00:00:00+00:00","Seen":"2024-02-29T13:45:00+00:00",
            "Healthy":true,"Pruning":90,"Grade":3,"State":"bare","Uses":["shade","hot wood"],"Keepers":["eve@auth.local"],
            "Web page":"https://x.example"}
            """.ReplaceLineEndings("");
        Assert.Equal(expected, row);
    }

    [Fact]
    public async Task Parameters_are_written_as_in_a_row()
    {
        await using var workshop = await Orchard.PlantedAsync();

        await workshop.SqlAsync(
            "UPDATE Trees SET Town = ?, Uses = ?, Healthy = ?, Height = ? WHERE Name = ? OR Age > ?",
            """["Wien", ["juice"], true, null, "Elder", 30]""");

        Assert.Equal(
            ["""{"Name":"Cherry","Height":null}""", """{"Name":"Elder","Height":null}"""],
            await workshop.RowsAsync(
                "SELECT Name, Height FROM Trees WHERE Town = 'Wien' AND Uses IS EXACTLY ('juice') AND Healthy"));
    }

    [Fact]
    public async Task Null_and_an_empty_text_clear_a_cell()
    {
        await using var workshop = await Orchard.PlantedAsync();

        await workshop.SqlAsync("UPDATE Trees SET Town = '', Age = NULL, Uses = NULL, State = NULL WHERE Name = 'Ash'");

        Assert.Equal(
            ["\"Ash\"", "\"Elder\""],
            await workshop.FirstAsync(
                "SELECT Name FROM Trees WHERE Town IS NULL AND Age IS NULL AND Uses IS NULL AND State IS NULL"));
    }

    [Fact]
    public async Task A_change_signs_the_rows_it_meets_and_no_others()
    {
        var clock = new SteppingClock();
        await using var workshop = await Orchard.PlantedAsync(new() { TimeProvider = clock });
        clock.Now += TimeSpan.FromHours(1);

        await workshop.SqlAsync("UPDATE Trees SET Age = 31 WHERE Name = 'Ash'");

        Assert.Equal(
            ["""{"Name":"Ash","_mtime":"2025-03-14T10:26:53.589+00:00","_last_modifier":"emulator"}"""],
            await workshop.RowsAsync("SELECT Name, _mtime, _last_modifier FROM Trees WHERE _mtime > _ctime"));
    }

    [Fact]
    public async Task An_option_that_is_not_there_is_created_as_by_a_row()
    {
        await using var workshop = await Orchard.PlantedAsync();

        await workshop.SqlAsync("UPDATE Trees SET State = 'frozen' WHERE Name = 'Ash'");

        Assert.Equal(["\"Ash\""], await workshop.FirstAsync("SELECT Name FROM Trees WHERE State = 'frozen'"));
        Assert.Contains("\"frozen\"", (await workshop.CallAsync("GET", "metadata/")).ToJsonString(), StringComparison.Ordinal);

        await workshop.SqlAsync("UPDATE Trees SET State = 'molten' WHERE Name = 'none'");
        Assert.DoesNotContain("molten", (await workshop.CallAsync("GET", "metadata/")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Half = 1")]
    [InlineData("No = '9'")]
    [InlineData("Spot = 'Norway'")]
    [InlineData("Papers = NULL")]
    [InlineData("_ctime = '2001-01-01'")]
    [InlineData("_id = 'x'")]
    public async Task What_SQL_cannot_write_stays_as_it_is(string assignment)
    {
        await using var workshop = await Orchard.PlantedAsync();
        var before = await workshop.RowsAsync("SELECT * FROM Trees WHERE Name = 'Ash'");

        await workshop.SqlAsync($"UPDATE Trees SET {assignment} WHERE Name = 'Ash'");

        Assert.Equal(before, await workshop.RowsAsync("SELECT * FROM Trees WHERE Name = 'Ash'"));
    }

    [Fact]
    public async Task Rows_that_are_deleted_lose_their_links()
    {
        await using var workshop = await Workshop.OpenAsync();
        var (job, part) = (await workshop.AddAsync("""{"Title": "Bell"}"""),
            await workshop.AddAsync("""{"Name": "Screw"}""", "Parts"));
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, part);

        await workshop.SqlAsync("DELETE FROM Jobs WHERE Title = 'Bell'");

        Assert.Equal("[]", await workshop.CellAsync(part, "Parts", "Jobs"));
    }

    [Fact]
    public async Task Quirk_17_an_insert_is_refused()
    {
        await using var workshop = await Orchard.PlantedAsync();

        Assert.Equal(
            $"base {workshop.Emulator.BaseUuid} not found: insert on non-existent base",
            await workshop.RefusedAsync("INSERT INTO Trees (Name, Age) VALUES ('Fir', 5)"));
        await workshop.RefusedAsync("INSERT INTO Trees (Name, Age) VALUES (upper('fir'), 5)");
    }

    [Theory]
    [InlineData("UPDATE Trees SET Name = upper('x') WHERE Age = 30")]
    [InlineData("UPDATE Trees SET Age = Age + 1 WHERE Age = 30")]
    [InlineData("UPDATE Trees SET Age = 1 LIMIT 1")]
    [InlineData("UPDATE Nothing SET Age = 1")]
    [InlineData("UPDATE Trees SET Nothing = 1")]
    [InlineData("DELETE FROM Trees LIMIT 1")]
    [InlineData("DELETE FROM Nothing")]
    [InlineData("DELETE FROM Trees WHERE Nothing = 1")]
    public async Task A_change_that_is_refused_changes_nothing(string sql)
    {
        await using var workshop = await Orchard.PlantedAsync();
        var before = await workshop.RowsAsync("SELECT * FROM Trees");

        await workshop.RefusedAsync(sql);

        Assert.Equal(before, await workshop.RowsAsync("SELECT * FROM Trees"));
    }

    [Theory]
    [InlineData("UPDATE Jobs SET Title = 'x'", 403)]
    [InlineData("DELETE FROM Jobs", 403)]
    [InlineData("INSERT INTO Jobs (Title) VALUES ('x')", 403)]
    [InlineData("SELECT Title FROM Jobs", 200)]
    public async Task A_read_only_token_may_only_select(string sql, int expected)
    {
        await using var workshop = await Workshop.OpenAsync(readOnly: true);

        var (status, _) = await workshop.TryAsync("POST", "sql/", $$"""{"sql": "{{sql}}"}""");

        Assert.Equal(expected, status);
    }
}
