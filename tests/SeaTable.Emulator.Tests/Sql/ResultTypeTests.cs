using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>What is computed is of the type that the metadata of the response tells, whatever it is computed from.</summary>
public sealed class ResultTypeTests(ResultTypeTests.Base kinds) : IClassFixture<ResultTypeTests.Base>
{
    private static readonly string[] s_values =
    [
        "Name", "Num", "Txt", "Day", "Moment", "Chk", "Sel", "Mul", "Rate", "_ctime", "_locked", "FNum", "FTxt", "FDay", "FBool",
        "Untold", "if(Chk, FBool, Chk)", "if(Chk, Num, 2)", "if(Chk, FDay, Day)", "if(Chk, 'a', FTxt)", "not(FBool)",
        "Num + FNum", "upper(Name)", "year(FDay)", "dateAdd(Day, 1, 'days')", "isodate(FDay)", "and(Chk, FBool)",
        "if(Chk, Day)", "if(FBool, Num)", "if(FBool, FBool)", "if(Chk, Name)", "ifs(Chk, Day)", "switch(Num, 1, FBool)",
    ];

    private static readonly string[] s_aggregates = ["MIN", "MAX", "SUM", "AVG", "COUNT"];

    public static TheoryData<string> Expressions =>
    [
        .. s_values,
        .. from aggregate in s_aggregates
           from value in s_values
           select $"{aggregate}({value})",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task A_value_is_of_the_type_that_the_metadata_tells(string expression)
    {
        var (status, json) = await kinds.Workshop.TryAsync("POST", "sql/", new JsonObject
        {
            ["sql"] = $"SELECT {expression} AS it FROM Kinds", ["convert_keys"] = true,
        }.ToJsonString());
        // What is no number has no sum.
        if (status == 400 && expression[..4] is "SUM(" or "AVG(")
            return;

        Assert.Equal(200, status);
        var type = (string)json!["metadata"]![0]!["type"]!;
        Assert.All(json["results"]!.AsArray(), row => Assert.True(
            Fits(type, row!["it"], mayBeAnything: IsUntold(expression)), $"{expression} is {type}, and {row!.ToJsonString()}"));
    }

    [Theory]
    [InlineData("MAX(FBool)", "checkbox", "true")]
    [InlineData("MIN(FBool)", "checkbox", "false")]
    [InlineData("MAX(Chk)", "checkbox", "true")]
    [InlineData("MAX(not(FBool))", "checkbox", "true")]
    [InlineData("MAX(FNum)", "number", "6")]
    [InlineData("MAX(FTxt)", "text", "\"B\"")]
    [InlineData("MAX(FDay)", "date", "\"2024-03-01T00:00:00+00:00\"")]
    public async Task Largest_and_smallest_of_formulas_are_of_their_type(string aggregate, string type, string value)
    {
        var answer = await kinds.Workshop.SqlAsync($"SELECT {aggregate} AS it FROM Kinds");

        Assert.Equal(type, (string)answer["metadata"]![0]!["type"]!);
        Assert.Equal(value, answer["results"]![0]!["it"]!.ToJsonString(JsonForms.Plain));
    }

    [Theory]
    [InlineData("SELECT Name, MAX(FBool) AS it FROM Kinds GROUP BY Name HAVING MAX(FBool) = true", "\"a\"")]
    [InlineData("SELECT Name FROM Kinds GROUP BY Name ORDER BY MAX(FBool) DESC, Name", "\"a\" null \"b\"")]
    public async Task A_truth_of_a_group_is_compared_and_sorted_as_one(string sql, string names) =>
        Assert.Equal(names.Split(' '), await kinds.Workshop.FirstAsync(sql));

    // Nobody can tell the type of what has none, nor of choices of several types: those may be of any.
    private static bool IsUntold(string expression) =>
        expression.Contains("Untold", StringComparison.Ordinal)
        || (expression.Contains("if(", StringComparison.Ordinal) && !expression.Contains("ifs(", StringComparison.Ordinal)
            && expression.Count(letter => letter == ',') == 1 && !expression.Contains("Name", StringComparison.Ordinal));

    private static bool Fits(string type, JsonNode? value, bool mayBeAnything) => (type, value?.GetValueKind()) switch
    {
        (_, null or JsonValueKind.Null) => true,
        ("text" or "long-text", JsonValueKind.String) => true,
        ("text", _) when mayBeAnything => true,
        ("number" or "rate", JsonValueKind.Number) => true,
        ("checkbox", JsonValueKind.True or JsonValueKind.False) => true,
        ("date" or "ctime", JsonValueKind.String) => DateTimeOffset.TryParse((string)value!, out _),
        ("formula", _) => true,
        ("single-select", JsonValueKind.String) => true,
        ("multiple-select", JsonValueKind.Array) => true,
        _ => false,
    };

    /// <summary>A table with a column of each type that can be computed with, and formulas of each type of result.</summary>
    public sealed class Base : IAsyncLifetime
    {
        private Workshop? _workshop;

        internal Workshop Workshop => _workshop!;

        public async Task InitializeAsync()
        {
            using var file = new TemporaryFile(".seatable.json");
            await File.WriteAllTextAsync(file.Path, """
                {"tables": [{"_id": "0000", "name": "Kinds", "columns": [
                    {"key": "0000", "name": "Name", "type": "text"},
                    {"key": "num1", "name": "Num", "type": "number", "data": {"format": "number"}},
                    {"key": "txt1", "name": "Txt", "type": "long-text"},
                    {"key": "day1", "name": "Day", "type": "date", "data": {"format": "YYYY-MM-DD"}},
                    {"key": "mom1", "name": "Moment", "type": "date", "data": {"format": "YYYY-MM-DD HH:mm"}},
                    {"key": "chk1", "name": "Chk", "type": "checkbox"},
                    {"key": "sel1", "name": "Sel", "type": "single-select", "data": {"options": [{"id": "1", "name": "x"}]}},
                    {"key": "mul1", "name": "Mul", "type": "multiple-select", "data": {"options": [{"id": "1", "name": "x"}]}},
                    {"key": "rat1", "name": "Rate", "type": "rate"},
                    {"key": "fnu1", "name": "FNum", "type": "formula", "data": {"formula": "{Num} * 2", "result_type": "number"}},
                    {"key": "ftx1", "name": "FTxt", "type": "formula", "data": {"formula": "upper({Name})",
                        "result_type": "string"}},
                    {"key": "fda1", "name": "FDay", "type": "formula", "data": {"formula": "dateAdd({Day}, 1, 'days')",
                        "result_type": "date"}},
                    {"key": "fbo1", "name": "FBool", "type": "formula", "data": {"formula": "{Num} > 1", "result_type": "bool"}},
                    {"key": "unt1", "name": "Untold", "type": "formula", "data": {"formula": "{Num} > 1"}}
                ]}]}
                """);
            _workshop = await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.Utc }, file.Path);
            await _workshop.CallAsync("POST", "rows/", """
                {"table_name": "Kinds", "rows": [
                    {"Name": "a", "Num": 3, "Txt": "t", "Day": "2024-02-29", "Moment": "2024-02-29 13:45", "Chk": true, "Sel": "x",
                     "Mul": ["x"], "Rate": 3},
                    {"Name": "b", "Num": 1, "Day": "2024-01-31", "Chk": false},
                    {"Num": 0}]}
                """);
        }

        public async Task DisposeAsync()
        {
            if (_workshop is not null)
                await _workshop.DisposeAsync();
        }
    }
}
