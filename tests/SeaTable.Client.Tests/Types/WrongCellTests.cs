using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>Whatever stands in a cell, the row is read, and the rest of it is right.</summary>
public class WrongCellTests
{
    private static readonly string[] s_values =
    [
        "null", "\"\"", "\"words\"", "\"#VALUE!\"", "\"2030-13-45\"", "0", "-1.5", "1e400", "true", "false", "[]", "{}", "[null]",
        "[[]]", "[1,\"a\",{}]",
        "[[1],[\"a\"]]", """{"text":5}""", """{"lat":91,"lng":0}""", """{"lat":1}""", """[{"row_id":5}]""", """[{"name":"x"}]""",
        """{"a":{"b":[1,2,{"c":null}]}}""", "\"\\ud83d\"",
        "[\"\\ud83d\"]", """{"a":"\ud83d"}""", """{"\ud83d":1}""",
    ];

    public static TheoryData<string> Keys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Types.SchemaPath));
        var columns = schema.RootElement.GetProperty("tables")[0].GetProperty("columns");
        return [.. columns.EnumerateArray().Select(column => column.GetProperty("key").GetString()!).Where(key => key != "Em01")];
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task No_value_makes_reading_fail_or_spoils_the_cells_around(string key)
    {
        foreach (var value in s_values)
        {
            var rows = await Types.ReadAsync($$"""
                [{"_id":"r","0000":"before","{{key}}":{{value}},"Em01":"after@example.org"},{"_id":"s","Em01":"next@example.org"}]
                """);

            Assert.Equal(2, rows.Count);
            Assert.Equal("after@example.org", rows[0].Email);
            Assert.Equal("next@example.org", rows[1].Email);
            Assert.All(rows[0].CellErrors, error => Assert.Equal((key, value), (error.Key, error.Json)));
            if (key != "0000")
                Assert.Equal("before", rows[0].Text);
        }
    }

    [Theory]
    [InlineData("Nw01", "1", 0)]
    [InlineData("Nu00", "1", 1)]
    [InlineData("zzzz", "1", 0)]
    [InlineData("Nw01", "\"\\ud83d\"", 1)]
    [InlineData("Nw01", "\"\\u0041\"", 0)]
    public async Task A_cell_that_is_deep_inside_does_not_take_the_page_with_it(string key, string inside, int errors)
    {
        const int Depth = 100_000;
        var row = await Types.ReadCellAsync(key, new string('[', Depth) + inside + new string(']', Depth));

        Assert.Equal(errors, row.CellErrors.Count);
        Assert.Equal("after@example.org", row.Email);
    }

    [Fact]
    public async Task Nothing_at_all_and_null_everywhere_are_empty_rows_without_errors()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Types.SchemaPath));
        var nulls = schema.RootElement.GetProperty("tables")[0].GetProperty("columns").EnumerateArray()
            .Select(column => $"\"{column.GetProperty("key")}\":null");

        var rows = await Types.ReadAsync($$"""[{"_id":"r"},{"_id":"s",{{string.Join(',', nulls)}}}]""");

        Assert.All(rows, row =>
        {
            Assert.Empty(row.CellErrors);
            Assert.Null(row.Text);
            Assert.Null(row.Euro);
            Assert.Empty(row.Others);
            Assert.Empty(row.Files);
            Assert.Empty(row.LookupTags);
            Assert.False(row.FormulaDay.HasValue);
            Assert.Null(row.FormulaDay.Error);
            Assert.Null(row.PlaceMap);
        });
    }

    [Theory]
    [InlineData("Nu00", "\"12\"")]
    [InlineData("Ms01", "[\"option-1\",7]")]
    [InlineData("Fi01", "[{\"name\":\"x\"}]")]
    [InlineData("Ge00", "{\"lat\":1}")]
    [InlineData("Li01", "\"r\"")]
    [InlineData("Fo01", "\"words\"")]
    [InlineData("Lf02", "[1,\"a\"]")]
    [InlineData("Si01", "{\"username\":\"x\"}")]
    public async Task What_does_not_fit_is_kept_raw_with_column_and_key(string key, string json)
    {
        var row = await Types.ReadCellAsync(key, json);

        var error = Assert.Single(row.CellErrors);
        Assert.Equal((key, json), (error.Key, error.Json));
        Assert.Contains(error.Column, error.ToString(), StringComparison.Ordinal);
    }
}
