using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>What the code is after its code fixes.</summary>
public sealed class SqlCodeFixTests
{
    [Theory]
    [InlineData("$\"SELECT Nam, Lenght FROM Boat LIMIT 5\"", "$\"SELECT Name, Length FROM Boats LIMIT 5\"")]
    [InlineData("$\"SELECT Draft (m), Name FROM Boats LIMIT 5\"", "$\"SELECT `Draft (m)`, Name FROM Boats LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats\"", "$\"SELECT Name FROM Boats LIMIT 100\"")]
    [InlineData("\"SELECT Name FROM Boats ; \"", "\"SELECT Name FROM Boats LIMIT 100 ; \"")]
    [InlineData("$\"SELECT Name FROM Boats WHERE Name = {name}\"", "$\"SELECT Name FROM Boats WHERE Name = {name} LIMIT 100\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Name = '{name}' LIMIT 1\"", "$\"SELECT Name FROM Boats WHERE Name = {name} LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Name LIKE '%{name}' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name LIKE {\"%\" + name} LIMIT 1\"")]
    [InlineData(
        "\"SELECT Name FROM Boats WHERE Name LIKE '%\" + name + \"%' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name LIKE {\"%\" + name + \"%\"} LIMIT 1\"")]
    [InlineData("@\"SELECT SUBSTR(Name, 1, 2) FROM Boats LIMIT 1\"", "@\"SELECT mid(Name, 1, 2) FROM Boats LIMIT 1\"")]
    [InlineData(
        "\"SELECT IFNULL(Note, \\\"none\\\") FROM Boats LIMIT 1\"",
        "\"SELECT if(Note IS NULL, 'none', Note) FROM Boats LIMIT 1\"")]
    [InlineData(
        "\"SELECT CASE WHEN Length > 9 THEN \\\"long\\\" ELSE 'short' END FROM Boats LIMIT 1\"",
        "\"SELECT if(Length > 9, \\\"long\\\", 'short') FROM Boats LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Berth = 'South quay' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Berth = 'South \\\"quay\\\"' LIMIT 1\"")]
    [InlineData(
        "@\"SELECT Name FROM Boats WHERE Berth = 'South quay' LIMIT 1\"",
        "@\"SELECT Name FROM Boats WHERE Berth = 'South \"\"quay\"\"' LIMIT 1\"")]
    [InlineData(
        "\"\"\"SELECT Name FROM Boats WHERE Berth = 'South quay' LIMIT 1\"\"\"",
        "\"\"\"SELECT Name FROM Boats WHERE Berth = 'South \"quay\"' LIMIT 1\"\"\"")]
    [InlineData(
        "\"SELECT Berth, average(Length) FROM Boats GROUP BY Berth LIMIT 9\"",
        "\"SELECT Berth, AVG(Length) FROM Boats GROUP BY Berth LIMIT 9\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Length == {length} && Note = NULL LIMIT 9\"",
        "$\"SELECT Name FROM Boats WHERE Length = {length} AND Note IS NULL LIMIT 9\"")]
    [InlineData(
        "$\"SELECT Town FROM Boats JOIN Owners ON Boats.Name = Owners.Name WHERE Town = 'Brest' OR Length > 3 LIMIT 9\"",
        "$\"SELECT Town FROM Boats, Owners WHERE Boats.Name = Owners.Name AND (Town = 'Brest' OR Length > 3) LIMIT 9\"")]
    [InlineData(
        "\"SELECT Name FROM Boats WHERE Name = '\" + name + \"' AND Length > \" + length",
        "$\"SELECT Name FROM Boats WHERE Name = {name} AND Length > {length} LIMIT 100\"")]
    [InlineData(
        "@\"SELECT Name FROM Boats WHERE Note <> \"\"{x}\"\" AND Name = '\" + (name ?? \"a:b\") + \"' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Note <> \\\"{{x}}\\\" AND Name = {(name ?? \"a:b\")} LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Name IN ('{string.Join(\"','\", new[] { name })}') LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name IN {new[] { name }} LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Name IN '{new[] { name }}' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name IN {new[] { name }} LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Length = '{length}' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Length = {length} LIMIT 1\"")]
    [InlineData(
        "$\"SELECT Name FROM Boats WHERE Name = '{length}' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name = {length.ToString()} LIMIT 1\"")]
    [InlineData(
        "\"SELECT Name FROM Boats WHERE Name LIKE 'a:\" + global::System.String.Empty + \"' LIMIT 1\"",
        "$\"SELECT Name FROM Boats WHERE Name LIKE {\"a:\" + (global::System.String.Empty)} LIMIT 1\"")]
    public void One_fix_after_the_other_leaves_nothing_to_fix(string before, string after) =>
        CodeTest.Of(Call(before)).MustBecome(Call(after));

    [Theory]
    [InlineData("SqlText query = {0}; _ = harbour.SqlAsync(query);", "")]
    [InlineData("var query = {0}; _ = harbour.SqlAsync(query);", "(SqlText)")]
    public void Raw_text_with_a_value_becomes_a_statement_with_a_parameter(string code, string cast) => CodeTest
        .Of(
            code.Replace(
                "{0}", "SqlText.Raw($\"SELECT Name FROM Boats WHERE Name = '{name}' LIMIT 5\")", StringComparison.Ordinal))
        .MustBecome(
            code.Replace("{0}", cast + "$\"SELECT Name FROM Boats WHERE Name = {name} LIMIT 5\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("$\"SELECT Nam FROM Boats LIMIT 5\"", "Write Name")]
    [InlineData("$\"SELECT Name FROM Boats\"", "Add LIMIT 100")]
    [InlineData("$\"SELECT Name FROM Boats WHERE Name = '{name}' LIMIT 5\"", "Write {name}")]
    [InlineData("\"SELECT Name FROM Boats WHERE Name = '\" + name + \"' LIMIT 5\"", "Send the values as parameters")]
    public void A_fix_says_what_it_does(string sql, string title) =>
        Assert.Equal([title], CodeTest.Of(Call(sql)).FixTitles());

    [Theory]
    [InlineData("$\"SELECT Swimmers FROM Boats LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats WHERE {length} = NULL LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM \" + name + \" LIMIT 5\"")]
    [InlineData("$\"SELECT IFNULL({name}, 'x') FROM Boats LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats WHERE Name = '{name} or {name}' LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM Boats WHERE Name = '\" + name + name + \"' LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM Boats WHERE Name IN ('\" + string.Join(\"','\", new[] { name }) + \"') LIMIT 5\"")]
    [InlineData("\"SELECT \" + name + \" FROM Boats LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM Boats WHERE \" + name + \" LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM Boats WHERE \" + name + \" = 'x' LIMIT 5\"")]
    [InlineData("\"SELECT Name FROM Boats ORDER BY \" + name + \" LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats WHERE Name = '{1.5m}' LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats WHERE Launched = '{System.DateTime.Now}' LIMIT 5\"")]
    [InlineData("$\"SELECT Name FROM Boats LIMIT ALL\"")]
    [InlineData("$\"SELECT Name FROM Boats LIMT 10\"")]
    [InlineData("$\"SELECT TOP 10 Name FROM Boats\"")]
    [InlineData("$\"SELECT Name FROM Boats OFFSET 10\"")]
    [InlineData("$\"SELECT Name FROM Boats FETCH FIRST 10 ROWS ONLY\"")]
    [InlineData("\"SELECT Name FROM Boats WHERE Name = 'it''s \" + name + \"' LIMIT 5\"")]
    public void What_no_text_cures_has_no_fix(string sql) => Assert.Empty(CodeTest.Of(Call(sql)).FixTitles());

    [Fact]
    public void What_a_plain_string_takes_has_no_parameters() => CodeTest
        .Of("void Q([SeaTableSql] string sql) { } Q(«\"SELECT Name FROM Boats WHERE Name = '\" + name + \"' LIMIT 1\"»);")
        .ExpectingError(
            "STB2020",
            "This statement is put together at run time, so a value in it can change what it does, and it can't be checked. "
                + "Make the parameter that takes it a SqlText: the holes of an interpolated string are then sent "
                    + "as parameters.")
        .Run();

    [Theory]
    [InlineData("\n", "\\n")]
    [InlineData("\r\t", "\\r\\t")]
    [InlineData("\u0085\u2028", "\\u0085\\u2028")]
    public void An_ordinary_string_stays_on_its_line(string words, string code) =>
        Assert.Equal(code, new LiteralStyle(IsVerbatim: false, IsRaw: false, IsInterpolated: true).Escape(words));

    [Fact]
    public void A_constant_that_is_written_elsewhere_is_not_written_over() =>
        Assert.Empty(
            CodeTest.Of("const string Query = \"SELECT Lenght FROM Boats\"; _ = harbour.SqlAsync(SqlText.Raw(Query));")
                .FixTitles());

    private static string Call(string sql) =>
        sql.StartsWith('$') ? $"_ = harbour.SqlAsync({sql});" : $"_ = harbour.SqlAsync(SqlText.Raw({sql}));";
}
