using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>The very words are underlined, however a string is written.</summary>
public sealed class PlaceTests
{
    private const string Unknown = "no such column: Lenght. Did you mean Length?";

    [Theory]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(\"SELECT «Lenght» FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(\"SELECT\\t\\u0020\\x20\\U00000020`Draft (m)`, «Lenght» FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(\"SELECT '\\U0001F600', \\\"\\\\\\\", «Lenght» FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(\"SELECT «Leng\\u0068t» FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(@\"SELECT \"\"x\"\",\n  «Lenght»\r\n FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync($@\"SELECT \"\"{{x}}\"\",\n  «Lenght»\n FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT '{{{{', «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData(
        "_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND «Lenght» > {(length > 3 ? length : 3)} LIMIT "
            + "1\");")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(\"\"\"SELECT \"x\", «Lenght» FROM Boats LIMIT 1\"\"\"));")]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(\"\"\"\n        SELECT Name,\n\n            «Lenght»\n        FROM Boats LIMIT 1\n    "
            + "    \"\"\"));")]
    [InlineData(
        "_ = harbour.SqlAsync($\"\"\"\n        SELECT Name,\n            «Lenght»\n        FROM Boats WHERE Name = {name} LIMIT "
            + "1\n        \"\"\");")]
    [InlineData(
        "_ = harbour.SqlAsync($\"\"\"\n        SELECT Name\n        FROM Boats WHERE Name = {name}\n            AND «Lenght» > "
            + "{length}\n        LIMIT 1\n        \"\"\");")]
    [InlineData("_ = harbour.SqlAsync($$\"\"\"SELECT '{}', «Lenght» FROM Boats WHERE Name = {{name}} LIMIT 1\"\"\");")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(\"SELECT Name, \" + \"«Lenght» \" + (\"FROM Boats \" + @\"LIMIT 1\")));")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT Name, \" + $\"«Lenght» FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("const string Query = \"SELECT Lenght FROM Boats LIMIT 1\"; _ = harbour.SqlAsync(SqlText.Raw(«Query»));")]
    [InlineData(
        "const string List = \"Lenght\"; _ = harbour.SqlAsync(SqlText.Raw(\"SELECT \" + «List» + \" FROM Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.Boats.FromSql($\"SELECT _id, «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.Client.SqlAsync($\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("SqlText query = $\"SELECT «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\"; _ = harbour.SqlAsync(query);")]
    [InlineData("SqlText query = SqlText.Raw(\"SELECT «Lenght» FROM Boats LIMIT 1\"); _ = harbour.SqlAsync(query);")]
    [InlineData("_ = harbour.SqlAsync((SqlText)$\"SELECT «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(((SqlText)$\"SELECT «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\")!);")]
    [InlineData("var query = (SqlText)$\"SELECT «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\"; _ = harbour.SqlAsync(query);")]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(length > 3 ? \"SELECT Name FROM Boats LIMIT 1\" : (\"SELECT «Lenght» FROM Boats LIMIT "
            + "1\")));")]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(length switch { 1 => \"SELECT «Lenght» FROM Boats LIMIT 1\", _ => \"SELECT Name FROM "
            + "Boats LIMIT 1\" }));")]
    [InlineData(
        "_ = harbour.SqlAsync(length > 3 ? SqlText.Raw(\"SELECT Name FROM Boats LIMIT 1\") : SqlText.Raw(\"SELECT «Lenght» FROM "
            + "Boats LIMIT 1\"));")]
    [InlineData("_ = harbour.Boats.FromSql(SqlText.Raw(\"SELECT _id, «Lenght» FROM Boats LIMIT 1\"));")]
    [InlineData("var query = \"SELECT Lenght \" + \"FROM Boats LIMIT 1\"; _ = harbour.SqlAsync(SqlText.Raw(«query»));")]
    [InlineData(
        "const string Table = \"Boats\"; _ = harbour.SqlAsync(SqlText.Raw(\"SELECT «Lenght» FROM \" + $\"{Table} LIMIT 1\"));")]
    public void A_word_is_found_in_every_kind_of_string(string code) =>
        CodeTest.Of(code).ExpectingError("STB2004", Unknown).Run();

    [Fact]
    public void An_empty_statement_is_told_where_it_stands() => CodeTest
        .Of("_ = harbour.SqlAsync(«$\"\"»);")
        .ExpectingError("STB2001", "The statement is empty. SeaTable takes SELECT, UPDATE, DELETE and INSERT.")
        .Run();

    [Fact]
    public void A_variable_that_is_written_again_is_no_constant() => Assert.StartsWith(
        "error STB2020",
        Assert.Single(
            CodeTest.Of(
                "var query = \"SELECT Name FROM Boats\"; if (length > 3) { query += name; } _ = "
                    + "harbour.SqlAsync(SqlText.Raw(query));").Said()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND Length BETWEEN {length} AND {length + 1} LIMIT "
            + "{length}\");")]
    [InlineData("_ = harbour.SqlAsync(sql: $\"SELECT Name FROM Boats WHERE Tags HAS ANY OF ({name}) LIMIT 5\");")]
    [InlineData("_ = harbour.SqlAsync($\"UPDATE Boats SET Note = {name}, Tags = ({name}, 'sail') WHERE _id = {name}\");")]
    [InlineData("_ = string.Concat(\"SELECT Lenght FROM Boats\", name);")]
    [InlineData(
        "Task Q([SeaTableSql] string sql) => harbour.SqlAsync(SqlText.Raw(sql)); _ = Q(\"SELECT Name FROM Boats LIMIT 5\");")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(name));")]
    [InlineData("var sql = name; _ = harbour.SqlAsync(SqlText.Raw(sql));")]
    [InlineData("_ = harbour.SqlAsync(SqlText.Raw(System.IO.File.ReadAllText(name)));")]
    [InlineData("void Q([SeaTableSql] string sql) { } Q($\"SELECT Name FROM {nameof(harbour.Boats)} LIMIT 5\");")]
    [InlineData(
        "_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE isodate(Launched) = {System.DateOnly.MinValue} AND Note = "
            + "{System.DateOnly.MinValue} LIMIT 5\");")]
    public void What_is_right_or_no_SQL_is_passed_over(string code) => CodeTest.Of(code).Run();
}
