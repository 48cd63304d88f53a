using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>The form of the answer.</summary>
public sealed class AnswerTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Fact]
    public async Task An_answer_has_the_members_that_were_recorded()
    {
        var answer = await orchard.Workshop.SqlAsync("SELECT Name FROM Trees LIMIT 1");

        var expected = """
            {"success":true,"error_message":"","is_join_stmt":false,
            "metadata":[{"key":"0000","name":"Name","type":"text","data":null}],"results":[{"Name":"Ash"}]}
            """.ReplaceLineEndings("");
        Assert.Equal(expected, answer.ToJsonString(JsonForms.Plain));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Rows_of_a_star_are_those_that_list_rows_gives(string convertKeys)
    {
        foreach (var table in new[] { "Trees", "Jobs", "Parts" })
        {
            var listed = await orchard.Workshop.ListAsync($"table_name={table}&convert_keys={convertKeys}");
            var answer = await orchard.Workshop.SqlAsync($"SELECT * FROM {table}", convertKeys: convertKeys == "true");
            var selected = answer["results"];

            Assert.Equal(JsonForms.WithTimesInUtc(listed), JsonForms.WithTimesInUtc(selected!));
        }
    }

    [Fact]
    public async Task A_star_gives_all_columns_that_list_rows_gives_in_a_table_with_system_columns()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""
            {"Title": "Fix the bell", "State": "Done", "Skills": ["hot glue"], "Due": "2030-06-20", "Price": 2}
            """);

        foreach (var convertKeys in new[] { true, false })
        {
            var listed = await workshop.ListAsync($"table_name=Jobs&convert_keys={convertKeys}");
            var selected = (await workshop.SqlAsync("SELECT * FROM Jobs", convertKeys: convertKeys))["results"];

            Assert.Equal(JsonForms.WithTimesInUtc(listed), JsonForms.WithTimesInUtc(selected!));
        }
    }

    [Fact]
    public async Task Quirk_7_rows_go_by_keys_and_ids_unless_names_are_asked_for()
    {
        const string Sql = "SELECT Name, State, Uses, upper(Name), Town AS place, State AS now FROM Trees WHERE Name = 'Ash'";

        var body = await orchard.Workshop.CallAsync("POST", "sql", new JsonObject { ["sql"] = Sql }.ToJsonString());
        var byName = await orchard.Workshop.RowsAsync(Sql);

        var keys = body["metadata"]!.AsArray().Select(column => (string)column!["key"]!).ToList();
        Assert.Equal(["0000", "UPPER(Name)", "place", "now"], [keys[0], .. keys[3..]]);
        Assert.Equal(
            $$"""{"0000":"Ash","{{keys[1]}}":"7","{{keys[2]}}":["1","2"],"UPPER(Name)":"ASH","place":"Bonn","now":"7"}""",
            body["results"]![0]!.ToJsonString(JsonForms.Plain));
        Assert.Equal(
            """{"Name":"Ash","State":"ripe","Uses":["shade","juice"],"UPPER(Name)":"ASH","place":"Bonn","now":"ripe"}""",
            byName[0]);
    }

    [Theory]
    [InlineData("COUNT(*)", "COUNT(*)")]
    [InlineData("count(*)", "COUNT(*)")]
    [InlineData("SUM(`Age`)", "SUM(Age)")]
    [InlineData("avg(Age)", "AVG(Age)")]
    [InlineData("SUM(Age) AS total", "total")]
    public async Task Aggregates_are_called_by_their_names_without_backticks(string item, string name) =>
        Assert.Equal(name, await NameOfAsync($"SELECT {item} FROM Trees"));

    [Theory]
    [InlineData("add(`Age`, 25)", "ADD(`Age`, 25)")]
    [InlineData("left(`Web page`,5)", "LEFT(`Web page`,5)")]
    [InlineData("If(`Age` > 20, 100, -100)", "IF(`Age` > 20, 100, -100)")]
    [InlineData("Age + 10", "Trees.Age + 10")]
    [InlineData("upper(Name) AS `big name`", "big name")]
    [InlineData("`Web page`", "Web page")]
    [InlineData("Trees.Name", "Name")]
    [InlineData("name", "Name")]
    public async Task Functions_are_called_in_capitals_and_arithmetic_behind_its_table(string item, string name) =>
        Assert.Equal(name, await NameOfAsync($"SELECT {item} FROM Trees LIMIT 1"));

    [Fact]
    public async Task The_metadata_tells_key_name_type_and_settings_of_each_column()
    {
        var answer = await orchard.Workshop.SqlAsync(
            "SELECT Name, Planted AS day, State, COUNT(*), MAX(Age) FROM Trees GROUP BY Name, day, State");

        var columns = answer["metadata"]!.AsArray().ToDictionary(column => (string)column!["name"]!);
        Assert.Equal("text", (string)columns["Name"]!["type"]!);
        Assert.Equal(("day", "date"), ((string)columns["day"]!["key"]!, (string)columns["day"]!["type"]!));
        Assert.Equal("YYYY-MM-DD", (string)columns["day"]!["data"]!["format"]!);
        Assert.Equal(["ripe", "green", "bare"],
            columns["State"]!["data"]!["options"]!.AsArray().Select(option => (string)option!["name"]!));
        Assert.Equal("number", (string)columns["COUNT(*)"]!["type"]!);
    }

    [Fact]
    public async Task The_metadata_of_a_star_lists_the_system_fields_too()
    {
        var answer = await orchard.Workshop.SqlAsync("SELECT * FROM Harvests LIMIT 1");

        var names = answer["metadata"]!.AsArray().Select(column => (string)column!["name"]!);
        Assert.Equal(
            ["Code", "Kilos", "Mood", "Tree", "_archived", "_creator", "_ctime", "_id", "_last_modifier", "_locked", "_locked_by",
                "_mtime"],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_error_in_a_cell_shows_and_an_error_in_an_expression_is_null() => Assert.Equal(
        ["""{"Ratio":"#DIV/0!","Half":0,"ABS(Ratio)":0,"Ratio2":null}"""],
        await orchard.Workshop.RowsAsync("SELECT Ratio, Half, abs(Ratio), Ratio * 2 AS Ratio2 FROM Trees WHERE Name = 'Elder'"));

    [Fact]
    public async Task Times_of_rows_have_the_offset_of_the_server()
    {
        var rest = await orchard.Workshop.GetAsync(orchard.Ids["Ash"], "Trees");
        var row = (await orchard.Workshop.SqlAsync(
            "SELECT _ctime, MAX(_mtime) AS latest FROM Trees WHERE Name = 'Ash' GROUP BY _ctime"))["results"]![0]!;

        var moment = DateTimeOffset.Parse((string)rest["_ctime"]!, CultureInfo.InvariantCulture);
        var offset = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").GetUtcOffset(moment);
        Assert.EndsWith("+00:00", (string)rest["_ctime"]!, StringComparison.Ordinal);
        foreach (var answered in new[] { (string)row["_ctime"]!, (string)row["latest"]! })
        {
            Assert.Equal(moment, DateTimeOffset.Parse(answered, CultureInfo.InvariantCulture));
            Assert.EndsWith($"+{offset:hh\\:mm}", answered, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_column_twice_is_there_once() =>
        Assert.Equal("""{"Name":"Ash"}""", (await orchard.Workshop.RowsAsync("SELECT Name, name FROM Trees LIMIT 1"))[0]);

    private async Task<string> NameOfAsync(string sql) =>
        (await orchard.Workshop.SqlAsync(sql))["results"]![0]!.AsObject().First().Key;
}
