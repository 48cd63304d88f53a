using Microsoft.CodeAnalysis;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>Each rule about SQL: when it is reported, where, and in which words.</summary>
public sealed class SqlRuleTests
{
    private const string NoFix = "Hand over an interpolated string directly, whose holes are sent as parameters. Where the names "
        + "in it differ, choose between constants, or let a method that checks them return the text for SqlText.Raw.";

    private const string Danger = "This statement is put together at run time, so a value in it can change what it does, and it "
        + "can't be checked. ";

    [Theory]
    [InlineData("STB2001", "SELECT Name «Length» FROM Boats LIMIT 1", "Between Name and Length a comma is missing, or AS.")]
    [InlineData(
        "STB2002", "SELECT «SUBSTR»(Name, 1, 2) FROM Boats LIMIT 1", "SeaTable has no SUBSTR: write mid(text, start, count).")]
    [InlineData("STB2001", "SELECT «Draft (m)» FROM Boats LIMIT 1", "The column `Draft (m)` needs its backticks.")]
    [InlineData("STB2002", "SELECT «TOP 5» Name FROM Boats", "SeaTable has no TOP: write LIMIT 5 at the end.")]
    [InlineData("STB2003", "SELECT Name FROM «Boat» LIMIT 1", "no such table: Boat. Did you mean Boats?")]
    [InlineData("STB2004", "SELECT «Nam» FROM Boats LIMIT 1", "no such column: Nam. Did you mean Name?")]
    [InlineData(
        "STB2004", "SELECT «Len1» FROM Boats LIMIT 1", "no such column: Len1. That is the key of Length; SQL knows names only.")]
    [InlineData("STB2005", "SELECT «uper»(Name) FROM Boats LIMIT 1", "no such function: uper. Did you mean upper?")]
    [InlineData(
        "STB2006",
        "SELECT «Name» FROM Boats, Owners WHERE Boats.Note = Owners.Town LIMIT 1",
        "Name is a column of Boats and of Owners: write Boats.Name.")]
    [InlineData("STB2007", "SELECT «left»(Name) FROM Boats LIMIT 1", "left() takes 2 arguments, not 1.")]
    [InlineData(
        "STB2008",
        "SELECT Name FROM Boats WHERE Length = «'long'» LIMIT 1",
        "Length is a number and can't be compared with a text.")]
    [InlineData("STB2008", "SELECT Name FROM Boats ORDER BY «Papers» LIMIT 1", "Files and signatures can't be sorted by.")]
    [InlineData(
        "STB2009",
        "SELECT Berth, «average»(Length) FROM Boats GROUP BY Berth LIMIT 9",
        "average() looks at the values of one row; the average of many rows is AVG(…).")]
    [InlineData(
        "STB2010",
        "SELECT Name FROM Boats GROUP BY Name, «1» LIMIT 1",
        "A constant is the same in every row, and means no column here: name the column.")]
    [InlineData("STB2011", "UPDATE Boats SET Note = «Name» WHERE Length > 1", "Only constants and parameters can be written.")]
    public void What_the_server_refuses_is_an_error(string id, string marked, string message) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"{marked}\");").ExpectingError(id, message).Run();

    [Fact]
    public void Joined_tables_that_nothing_ties_together_are_an_error() => CodeTest
        .Of("_ = harbour.SqlAsync($\"SELECT Town FROM «Boats», «Owners» WHERE Length > 1 LIMIT 1\");")
        .ExpectingError(
            "STB2012", "Nothing ties Boats to another table: WHERE needs an equality such as A.x = B.y for each, joined by AND.")
        .ExpectingError(
            "STB2012", "Nothing ties Owners to another table: WHERE needs an equality such as A.x = B.y for each, joined by AND.")
        .Run();

    [Theory]
    [InlineData(
        "STB2013",
        "«INSERT» INTO Owners (Name, Town) VALUES ('Ina', 'Brest')",
        "INSERT works with big data storage only, and puts the rows there; the server refuses it for other bases. Add rows with "
            + "AddAsync.")]
    [InlineData("STB2014", "«SELECT» Name FROM Boats", "Without LIMIT the server gives 100 rows at most, and does not say so.")]
    [InlineData(
        "STB2015",
        "SELECT Name FROM Boats LIMIT «20000»",
        "The server gives 10,000 rows at most, and does not say so: ask again with OFFSET for the next ones.")]
    [InlineData("STB2016", "«DELETE» FROM Boats", "Without WHERE this deletes every row of the table.")]
    [InlineData("STB2016", "«UPDATE» Boats SET Note = 'x'", "Without WHERE this changes every row of the table.")]
    [InlineData(
        "STB2017", "UPDATE Boats SET «Papers» = 'x' WHERE Length > 1", "SQL can't write Papers, a column of the type file.")]
    [InlineData(
        "STB2018", "SELECT Name FROM Boats WHERE Berth = «'Nort'» LIMIT 1", "Berth has no option 'Nort'. Did you mean 'North'?")]
    [InlineData(
        "STB2023",
        "SELECT Name FROM Boats WHERE «'Draft (m)'» > 3 LIMIT 1",
        "In quotes this is a text, the same in every row; the column is written `Draft (m)`.")]
    [InlineData(
        "STB2023",
        "SELECT Name FROM Boats WHERE «{name}» = 'Gull' LIMIT 1",
        "A parameter stands for a value, so this is the same in every row. The name of a column stands in the statement itself.")]
    [InlineData(
        "STB2019",
        "SELECT Name FROM Boats WHERE Name = «'{name}'» LIMIT 1",
        "In quotes this is a text with a ?, not the value. Values are sent as parameters: write {name}.")]
    [InlineData(
        "STB2019",
        "SELECT Name FROM Boats WHERE Name LIKE «'{name} or {name}'» LIMIT 1",
        "In quotes or a comment the value is not sent. Put the whole text together in the hole, as in LIKE {name + \"%\"}.")]
    [InlineData(
        "STB2019",
        "SELECT Name FROM Boats WHERE Name LIKE «'{name}%'» LIMIT 1",
        "In quotes this is a text with a ?, not the value. Values are sent as parameters: write {name + \"%\"}.")]
    [InlineData(
        "STB2019",
        "SELECT «`{name}`» FROM Boats LIMIT 1",
        "A value can't be a name: tables and columns are named in the statement itself.")]
    [InlineData(
        "STB2019",
        "SELECT Name FROM Boats WHERE Length = «'{length}'» LIMIT 1",
        "In quotes this is a text with a ?, not the value. Values are sent as parameters: write {length}.")]
    public void What_bites_is_a_warning(string id, string marked, string message) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"{marked}\");").ExpectingWarning(id, message).Run();

    [Theory]
    [InlineData(
        "«UPDATE» Boats SET Note = 'x' WHERE Length > 1",
        "FromSql reads rows of Boats: write SELECT, and send changes with SqlAsync.")]
    [InlineData("SELECT * FROM «Owners» LIMIT 1", "FromSql reads rows of Boats here, not those of another table.")]
    [InlineData(
        "SELECT * FROM Boats, «Owners» WHERE Boats.Name = Owners.Name LIMIT 1",
        "Joined rows are those of no table: FromSql reads Boats only. Read them with SqlAsync.")]
    [InlineData("SELECT «Name, Length» FROM Boats LIMIT 1", "Rows need their _id: write SELECT *, or select _id as well.")]
    [InlineData("SELECT «Name, _id AS x» FROM Boats LIMIT 1", "Rows need their _id: write SELECT *, or select _id as well.")]
    public void A_statement_that_gives_no_rows_of_its_table_is_an_error(string marked, string message) =>
        CodeTest.Of($"_ = harbour.Boats.FromSql($\"{marked}\");").ExpectingError("STB2024", message).Run();

    [Theory]
    [InlineData("SELECT * FROM boats LIMIT 1")]
    [InlineData("SELECT Name, _id FROM Boats LIMIT 1")]
    [InlineData("SELECT Boats.* FROM Boats LIMIT 1")]
    public void A_statement_that_gives_rows_of_its_table_is_passed_over(string sql) =>
        CodeTest.Of($"_ = harbour.Boats.FromSql($\"{sql}\");").Run();

    [Theory]
    [InlineData("_ = harbour.Boats.Where(boat => boat.Seen >= «new System.DateTime(2025, 1, 31)»);")]
    [InlineData(
        "_ = harbour.Boats.Where(boat => boat.Seen.Between(«new System.DateTime(2025, 1, 31)», System.DateTime.UtcNow));")]
    [InlineData("_ = new BoatsRow { Seen = «System.DateTime.Parse(name, null)» };")]
    public void A_DateTime_that_gets_the_zone_of_the_machine_is_a_warning(string code) => CodeTest.Of(code)
        .ExpectingWarning("STB2025", "A DateTime says no time zone, so that of the machine is taken: give a DateTimeOffset.")
        .Run();

    [Theory]
    [InlineData(
        "_ = harbour.Boats.Where(boat => boat.Seen >= System.DateTime.UtcNow.AddDays(-7) & boat.Seen < "
            + "System.DateTime.Now.Date);")]
    [InlineData("_ = new BoatsRow { Seen = new System.DateTime(2025, 1, 31, 12, 0, 0, System.DateTimeKind.Utc) };")]
    [InlineData("System.DateTimeOffset moment = new System.DateTime(2025, 1, 31); _ = moment;")]
    public void A_DateTime_that_is_a_moment_or_not_SeaTable_s_is_passed_over(string code) => CodeTest.Of(code).Run();

    [Theory]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(«\"SELECT Name FROM Boats WHERE Name = '\" + name + \"' LIMIT 1\"»));",
        "Hand over an interpolated string: its holes are sent as parameters.")]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(«\"SELECT Name FROM \" + name + \" LIMIT 1\"»));",
        NoFix)]
    [InlineData(
        "var sql = $\"SELECT Name FROM Boats WHERE Name = '{name}'\"; _ = harbour.SqlAsync(SqlText.Raw(«sql»));",
        NoFix)]
    [InlineData(
        "_ = harbour.SqlAsync(SqlText.Raw(«string.Format(\"SELECT {0} FROM Boats\", name)»));",
        NoFix)]
    public void A_statement_that_is_put_together_is_an_error(string code, string fix) =>
        CodeTest.Of(code).ExpectingError("STB2020", Danger + fix).Run();

    [Fact]
    public void A_question_mark_without_a_value_is_an_error() => CodeTest
        .Of("_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND Length > «?» LIMIT 1\");")
        .ExpectingError(
            "STB2021",
            "This ? has no value. Write the value itself into the interpolated string, as {value}, and it is sent as a "
                + "parameter.")
        .Run();

    [Fact]
    public void A_hole_where_a_table_stands_is_an_error() => CodeTest
        .Of("_ = harbour.SqlAsync($\"SELECT Name FROM «{name}» LIMIT 1\");")
        .ExpectingError("STB2001", "A parameter stands for a value. The name of a table stands in the statement itself.")
        .Run();

    [Fact]
    public void Every_rule_is_asserted_here()
    {
        var tests = string.Concat(TestSources.All);
        Assert.Equal(
            [], SqlRules.All.Select(rule => rule.Id).Where(id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_are_numbered_without_gaps_and_have_a_page_each()
    {
        Assert.Equal(
            Enumerable.Range(2001, SqlRules.All.Length).Select(number => $"STB{number}"), SqlRules.All.Select(rule => rule.Id));
        var pages = Path.Combine(RepositoryFiles.Root, "docs", "diagnostics");
        var overview = File.ReadAllText(Path.Combine(pages, "README.md"));
        foreach (var rule in SqlRules.All)
        {
            var page = File.ReadAllText(Path.Combine(pages, rule.Id + ".md")).ReplaceLineEndings("\n");
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
            Assert.All(
                ["Cause", "Example", "How to fix it"],
                section => Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal));
            Assert.Contains(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity}", overview, StringComparison.Ordinal);
            Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        }
    }
}
