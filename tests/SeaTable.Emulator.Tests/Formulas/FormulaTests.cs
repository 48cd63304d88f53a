using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

public sealed class FormulaTests(FormulaBench bench) : IClassFixture<FormulaBench>
{
    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("1.3 + 2.6", "3.9000000000000004")]
    [InlineData("2 + 3 * 4 - 6 / 2", "11")]
    [InlineData("(2 + 3) * 4", "20")]
    [InlineData("2 ^ 3 ^ 2", "512")]
    [InlineData("-2 ^ 2", "-4")]
    [InlineData("2 ^ -1", "0.5")]
    [InlineData("15%7", "1")]
    [InlineData("17 % 5 * 2", "4")]
    [InlineData("50%", "0.5")]
    [InlineData("(20 + 30)% * 4", "2")]
    [InlineData("{Num} * 10% + 1", "1.25")]
    [InlineData("4 ^ 50%", "2")]
    [InlineData("100%%", "0.01")]
    [InlineData("5 % 0", "\"#DIV/0!\"")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("%", "\"#ERROR!\"")]
    [InlineData("1e999", "null")]
    [InlineData("1 & 2", "\"12\"")]
    [InlineData("1 + 1 = 2", "true")]
    [InlineData("'a' & 'b' <> 'ab'", "false")]
    [InlineData("'b' > 'a'", "true")]
    [InlineData("3 != 4", "true")]
    [InlineData("1 / 0", "\"#DIV/0!\"")]
    [InlineData("'two' + 1", "\"#VALUE!\"")]
    [InlineData("'2' + 1", "3")]
    [InlineData("and(true(), false())", "false")]
    [InlineData("true", "true")]
    [InlineData("round(pi + e, 4)", "5.8599")]
    [InlineData("\"it's \"\"quoted\"\"\"", "\"it's \\\"quoted\\\"\"")]
    [InlineData("'one\\ntwo'", "\"one\\ntwo\"")]
    [InlineData("len('\\n')", "1")]
    [InlineData("1e3 + .5", "1000.5")]
    [InlineData("IF(TRUE, 1, 2)", "1")]
    public Task Operators_and_constants(string formula, string result) => AssertAsync(formula, result);

    [Theory]
    [InlineData("{Nope} + 1", "\"#REF!\"")]
    [InlineData("nope(1)", "\"#NAME?\"")]
    [InlineData("nope", "\"#NAME?\"")]
    [InlineData("1 +", "\"#ERROR!\"")]
    [InlineData("(1", "\"#ERROR!\"")]
    [InlineData("{Num", "\"#ERROR!\"")]
    [InlineData("'a", "\"#ERROR!\"")]
    [InlineData("1 2", "\"#ERROR!\"")]
    [InlineData("1 § 2", "\"#ERROR!\"")]
    [InlineData("", "\"#ERROR!\"")]
    [InlineData("left('a')", "\"#VALUE!\"")]
    public Task Errors_are_texts_in_place_of_a_result(string formula, string result) => AssertAsync(formula, result);

    [Theory]
    [InlineData("{Num} * 2", "5", "0")]
    [InlineData("{0000} & '!'", "\"SeaTable!\"", "\"!\"")]
    [InlineData("{No. of things} + 1", "8", "1")]
    [InlineData("{Word}", "\"SeaTable\"", "null")]
    [InlineData("{Num}", "2.5", "null")]
    [InlineData("{Day}", "\"2030-06-20T00:00:00+02:00\"", "null")]
    [InlineData("{Moment}", "\"2030-12-31T23:55:00+01:00\"", "null")]
    [InlineData("dateAdd({Day}, 1, 'year')", "\"2031-06-20T00:00:00+02:00\"", "\"#VALUE!\"")]
    [InlineData("dateAdd({Moment}, {Span}, 'seconds')", "\"2031-01-01T01:25:00+01:00\"", "\"#VALUE!\"")]
    [InlineData("'on ' & {Day}", "\"on 2030-06-20\"", "\"on \"")]
    [InlineData("{Day} < today()", "false", "false")]
    [InlineData("{Day} > '2030-01-01'", "true", "false")]
    [InlineData("{Done}", "true", "false")]
    [InlineData("{Done} = false", "false", "true")]
    [InlineData("{State} = 'open'", "true", "false")]
    [InlineData("{State} <> 'open'", "false", "true")]
    [InlineData("{Tags} & ''", "\"a b, c\"", "null")]
    [InlineData("{Tags}", """["a b","c"]""", "null")]
    [InlineData("if({Num} > 2, 'big', 'small')", "\"big\"", "\"small\"")]
    [InlineData("year({Added})", "2025", "2025")]
    [InlineData("hour({Added})", "10", "10")]
    public async Task Columns_by_name_or_key_and_empty_ones_as_zero_or_nothing(string formula, string filled, string empty) =>
        Assert.Equal((filled, empty), await bench.ComputeAsync(formula));

    [Theory]
    [InlineData("{Day} + 1", "\"2030-06-21T00:00:00+02:00\"", "null")]
    [InlineData("1 + {Day}", "\"2030-06-21T00:00:00+02:00\"", "null")]
    [InlineData("{Day} + 1.5", "\"2030-06-21T12:00:00+02:00\"", "null")]
    [InlineData("{Day} - 20", "\"2030-05-31T00:00:00+02:00\"", "null")]
    [InlineData("{Day} + '2'", "\"2030-06-22T00:00:00+02:00\"", "null")]
    [InlineData("{Day} + {Span}", "\"2030-06-20T01:30:00+02:00\"", "null")]
    [InlineData("{Day} - 2 * {Span}", "\"2030-06-19T21:00:00+02:00\"", "null")]
    [InlineData("{Day} + ({Span} + {Span})", "\"2030-06-20T03:00:00+02:00\"", "null")]
    [InlineData("{Day} + -{Span}", "\"2030-06-19T22:30:00+02:00\"", "null")]
    [InlineData("{Moment} + 1", "\"2031-01-01T23:55:00+01:00\"", "null")]
    [InlineData("{Day} + 1 + 1", "\"2030-06-22T00:00:00+02:00\"", "null")]
    [InlineData("{Moment} - {Day}", "194.99652777777777", "null")]
    [InlineData("{Day} - '2030-06-01'", "19", "null")]
    [InlineData("'2030-07-01' - {Day}", "11", "null")]
    [InlineData("add({Day}, 1)", "\"2030-06-21T00:00:00+02:00\"", "null")]
    [InlineData("{Day} + {Day}", "\"#VALUE!\"", "null")]
    [InlineData("1 - {Day}", "\"#VALUE!\"", "null")]
    [InlineData("2 * {Day}", "\"#VALUE!\"", "0")]
    [InlineData("{Day} + 'soon'", "\"#VALUE!\"", "null")]
    [InlineData("{Day} + 1e9", "\"#VALUE!\"", "null")]
    [InlineData("{Span} / 60", "90", "0")]
    [InlineData("{Span} + 1", "5401", "1")]
    [InlineData("{Span} & ' s'", "\"5400 s\"", "\" s\"")]
    [InlineData("{Span} > 5000", "true", "false")]
    [InlineData("{Span}", "5400", "null")]
    public async Task Dates_are_moved_by_days_and_durations_and_taken_from_each_other(
        string formula, string filled, string empty) =>
        Assert.Equal((filled, empty), await bench.ComputeAsync(formula));

    [Theory]
    [InlineData("if({Num} > 1, {Num}, 'few')", "2.5", "null")]
    [InlineData("if({Num} < 1, 0, 'many')", "null", "0")]
    [InlineData("if({Num} > 1, 'many', {Num})", "\"many\"", "null")]
    [InlineData("if({Num} > 1, {Day}, 'none')", "\"2030-06-20T00:00:00+02:00\"", "null")]
    [InlineData("ifs({Num} > 1, 'many', true, 0)", "\"many\"", "\"0\"")]
    public async Task The_first_value_of_a_choice_decides_on_the_type_and_others_come_out_empty(
        string formula, string filled, string empty) => Assert.Equal((filled, empty), await bench.ComputeAsync(formula));

    [Fact]
    public async Task However_deep_a_formula_is_nested_the_server_goes_on()
    {
        var deep = string.Concat(Enumerable.Repeat("(", 20_000)) + "1" + string.Concat(Enumerable.Repeat(")", 20_000));

        Assert.Equal("\"#ERROR!\"", (await bench.ComputeAsync(deep)).Filled);
        Assert.Equal("3", (await bench.ComputeAsync("1 + 2")).Filled);
    }

    [Theory]
    [InlineData("1 + 2", "number", "[]")]
    [InlineData("{Word} & {Num} & {Word}", "string", """["0000","NUM"]""")]
    [InlineData("today()", "date", "[]")]
    [InlineData("{Num} > 1", "bool", """["NUM"]""")]
    [InlineData("if({Num} > 1, {Num}, '')", "number", """["NUM"]""")]
    [InlineData("if({Num} > 1, 'a', 1)", "string", """["NUM"]""")]
    [InlineData("{Tags}", "array", """["TAGS"]""")]
    [InlineData("today() + {Num}", "date", """["NUM"]""")]
    [InlineData("today() - today()", "number", "[]")]
    [InlineData("max(today(), now())", "date", "[]")]
    [InlineData("max({Num}, 1)", "number", """["NUM"]""")]
    [InlineData("countItems('Tags')", "number", """["TAGS"]""")]
    [InlineData("if({Num} > 1, 1, 'a')", "number", """["NUM"]""")]
    public async Task A_new_column_tells_its_columns_and_the_type_of_its_result(string formula, string type, string columns)
    {
        var body = new JsonObject
        {
            ["table_name"] = "Bench", ["column_name"] = "New", ["column_type"] = "formula",
            ["column_data"] = new JsonObject { ["formula"] = formula },
        };
        var column = await bench.Workshop.CallAsync("POST", "columns/", body.ToJsonString());
        await bench.Workshop.CallAsync("DELETE", "columns/", """{"table_name": "Bench", "column": "New"}""");

        var keys = (await bench.Workshop.CallAsync("GET", "columns/?table_name=Bench"))["columns"]!.AsArray()
            .ToDictionary(known => (string)known!["name"]!, known => (string)known!["key"]!);
        Assert.Equal(type, (string?)column["data"]!["result_type"]);
        Assert.Equal(
            columns.Replace("NUM", keys["Num"], StringComparison.Ordinal).Replace("TAGS", keys["Tags"], StringComparison.Ordinal),
            column["data"]!["operated_columns"]!.ToJsonString());
    }

    private async Task AssertAsync(string formula, string result) =>
        Assert.Equal(result, (await bench.ComputeAsync(formula)).Filled);
}
