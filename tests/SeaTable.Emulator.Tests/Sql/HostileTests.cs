using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Whatever stands in a text or a name, it never gets out of it.</summary>
public sealed class HostileTests
{
    private static readonly string[] s_texts =
    [
        "'", "''", "\"", "`", "\\", "\\'", "'; DROP TABLE \"table 0000\"; --", "' OR 1 = 1 --", "a/*b*/", "-- x", "?", "$p0",
        ":p0", "@p0",
        "%", "_", "\u0001", "\u0002", "a\nb", "a\r\nb", "Größe", "文本", "😀", "\u202E", "{x}", "x'||'y", "1)", "NULL", "true",
        "0000",
    ];

    public static TheoryData<string> Texts => [.. s_texts];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_finds_itself_as_a_literal_as_a_parameter_and_in_a_list(string text)
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync(new JsonObject
        {
            ["Title"] = text, ["State"] = text,
            ["Skills"] = new JsonArray(text)
        }.ToJsonString());
        await workshop.AddAsync("""{"Title": "another", "State": "another", "Skills": ["another"]}""");

        var literal = Literal(text);
        var parameter = new JsonArray(text).ToJsonString();
        foreach (var (condition, parameters) in new[]
        {
            ($"Title = {literal}", "null"), ("Title = ?", parameter), ($"Title IN ({literal}, 'none')", "null"),
            ($"State = {literal}", "null"), ("State = ?", parameter), ("State IN (?)", parameter),
            ("concatenate(Title) = ?", parameter),
            ($"Skills HAS ANY OF ({literal})", "null"), ("Skills IS EXACTLY (?)", parameter),
            ("upper(Title) = upper(?)", parameter),
        })
        {
            var rows = await workshop.FirstAsync($"SELECT Title FROM Jobs WHERE {condition}", parameters);
            Assert.Equal([text], rows.Select(row => (string)JsonNode.Parse(row)!));
        }

        await workshop.SqlAsync("UPDATE Jobs SET Notes = ? WHERE Title = ?", new JsonArray("x" + text, text).ToJsonString());
        Assert.Equal(["x" + text], (await workshop.FirstAsync("SELECT Notes FROM Jobs WHERE Notes IS NOT NULL"))
            .Select(row => (string)JsonNode.Parse(row)!));
        Assert.Equal(["2"], await workshop.FirstAsync("SELECT COUNT(*) FROM Jobs"));
    }

    [Fact]
    public async Task A_text_does_not_end_at_a_zero()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "a\u0000b"}""");
        await workshop.AddAsync("""{"Title": "a"}""");

        foreach (var condition in new[] { "Title = ?", "Title IN (?)", "Title > 'a' AND Title != 'b' AND Title >= ?",
            "concatenate(Title) = ?", "upper(Title) = upper(?)" })
        {
            Assert.Equal(["\"a\\u0000b\""],
                await workshop.FirstAsync($"SELECT Title FROM Jobs WHERE {condition}", """["a\u0000b"]"""));
        }
    }

    [Fact]
    public async Task Neither_does_what_is_computed_of_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        foreach (var title in new[] { "a\\u0000b", "a\\u0000c", "a" })
            await workshop.AddAsync($$"""{"Title": "{{title}}"}""");

        Assert.Equal(["2"], await workshop.FirstAsync("SELECT COUNT(*) FROM Jobs WHERE len(Title) = 3"));
        Assert.Equal(3, (await workshop.FirstAsync("SELECT upper(Title) AS t FROM Jobs GROUP BY t")).Length);
        Assert.Equal(["\"A\\u0000C\""], await workshop.FirstAsync("SELECT MAX(upper(Title)) FROM Jobs"));
    }

    [Theory]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a`b")]
    [InlineData("SELECT")]
    [InlineData("x; DROP TABLE y --")]
    [InlineData("a.b")]
    [InlineData("$p0")]
    [InlineData("Größe 文本 😀")]
    [InlineData("pi")]
    public async Task Tables_and_columns_may_be_called_anything(string name)
    {
        await using var workshop = await Workshop.OpenAsync();
        var quoted = Name(name);
        await workshop.CallAsync("POST", "tables/", new JsonObject
        {
            ["table_name"] = name,
            ["columns"] = new JsonArray(
                new JsonObject { ["column_name"] = name, ["column_type"] = "text" },
                new JsonObject { ["column_name"] = "n", ["column_type"] = "number" }),
        }.ToJsonString());
        await workshop.CallAsync("POST", "rows/", new JsonObject
        {
            ["table_name"] = name, ["rows"] = new JsonArray(new JsonObject { [name] = "x", ["n"] = 1 }),
        }.ToJsonString());

        Assert.Equal(["\"x\""], await workshop.FirstAsync(
            $"SELECT {quoted} FROM {quoted} WHERE {quoted}.{quoted} = 'x' ORDER BY {quoted}"));
        Assert.Equal(["1"], await workshop.FirstAsync($"SELECT SUM(n) AS {quoted} FROM {quoted} GROUP BY {quoted}.{quoted}"));
        Assert.Equal("x", (string)(await workshop.SqlAsync($"SELECT * FROM {quoted}"))["results"]![0]![name]!);
    }

    [Fact]
    public async Task Keys_that_differ_in_their_capitals_only_are_two_columns()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "x", "Price": 1, "Discount": 2}""");

        Assert.Equal(["""{"Price":1,"Discount":2}"""],
            await workshop.RowsAsync("SELECT Price, Discount FROM Jobs WHERE Price = 1 AND Discount = 2"));
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
