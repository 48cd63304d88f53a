namespace SeaTable.Generators.Tests.Sql;

/// <summary>The very words are underlined, however a string is written.</summary>
public sealed class PlaceTests
{
    private const string Unknown = "no such column: Lenght. Did you mean Length?";

    [Theory]
    [InlineData("_ = harbour.SqlAsync(\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(\"SELECT\\t\\u0020\\x20\\U00000020`Draft (m)`, «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(\"SELECT '\\U0001F600', \\\"\\\\\\\", «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(\"SELECT «Leng\\u0068t» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(@\"SELECT \"\"x\"\",\n  «Lenght»\r\n FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync($@\"SELECT \"\"{{x}}\"\",\n  «Lenght»\n FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT '{{{{', «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND «Lenght» > {(length > 3 ? length : 3)} LIMIT 1\");")]
    [InlineData("_ = harbour.SqlAsync(\"\"\"SELECT \"x\", «Lenght» FROM Boats LIMIT 1\"\"\");")]
    [InlineData("_ = harbour.SqlAsync(\"\"\"\n        SELECT Name,\n\n            «Lenght»\n        FROM Boats LIMIT 1\n        \"\"\");")]
    [InlineData("_ = harbour.SqlAsync($\"\"\"\n        SELECT Name,\n            «Lenght»\n        FROM Boats WHERE Name = {name} LIMIT 1\n        \"\"\");")]
    [InlineData("_ = harbour.SqlAsync($\"\"\"\n        SELECT Name\n        FROM Boats WHERE Name = {name}\n            AND «Lenght» > {length}\n        LIMIT 1\n        \"\"\");")]
    [InlineData("_ = harbour.SqlAsync($$\"\"\"SELECT '{}', «Lenght» FROM Boats WHERE Name = {{name}} LIMIT 1\"\"\");")]
    [InlineData("_ = harbour.SqlAsync(\"SELECT Name, \" + \"«Lenght» \" + (\"FROM Boats \" + @\"LIMIT 1\"));")]
    [InlineData("_ = harbour.SqlAsync($\"SELECT Name, \" + $\"«Lenght» FROM Boats WHERE Name = {name} LIMIT 1\");")]
    [InlineData("const string Query = \"SELECT Lenght FROM Boats LIMIT 1\"; _ = harbour.SqlAsync(«Query»);")]
    [InlineData("const string List = \"Lenght\"; _ = harbour.SqlAsync(\"SELECT \" + «List» + \" FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.Boats.FromSql($\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("_ = harbour.Client.SqlAsync($\"SELECT «Lenght» FROM Boats LIMIT 1\");")]
    [InlineData("SqlText query = $\"SELECT «Lenght» FROM Boats WHERE Name = {name} LIMIT 1\"; _ = harbour.SqlAsync(query);")]
    [InlineData("SqlText query = \"SELECT «Lenght» FROM Boats LIMIT 1\"; _ = harbour.SqlAsync(query);")]
    public void A_word_is_found_in_every_kind_of_string(string code) => SqlTest.Of(code).ExpectingError("STB2004", Unknown).Run();

    [Theory]
    [InlineData("_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND Length BETWEEN {length} AND {length + 1} LIMIT {length}\");")]
    [InlineData("_ = harbour.SqlAsync(sql: $\"SELECT Name FROM Boats WHERE Tags HAS ANY OF ({name}) LIMIT 5\");")]
    [InlineData("_ = harbour.SqlAsync($\"UPDATE Boats SET Note = {name}, Tags = ({name}, 'sail') WHERE _id = {name}\");")]
    [InlineData("_ = string.Concat(\"SELECT Lenght FROM Boats\", name);")]
    public void What_is_right_or_no_SQL_is_passed_over(string code) => SqlTest.Of(code).Run();
}
