using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>What is said, about which words, and what cures it. The words stand between « and ».</summary>
public sealed class ProblemTests
{
    /// <summary>SeaTable's own code sends such statements (<c>sql_generator.py</c> of <c>seatable/dtable-events</c>).</summary>
    [Theory]
    [InlineData("SELECT counta(Name, Anchorage), countblank(Papers), countall(Signature, Call) FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Anchorage IS NULL OR Papers IS NOT NULL AND Signature IS NULL LIMIT 1")]
    [InlineData("SELECT COUNT(DISTINCT Berth), COUNT(distinct `Draft (m)`), COUNT(Papers), COUNT(Anchorage) FROM Boats")]
    [InlineData("SELECT PROVINCE(Anchorage), CITY(Anchorage), COUNT(DISTINCT Name) FROM Boats GROUP BY PROVINCE(Anchorage), "
        + "CITY(Anchorage) LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE DISTRICT(Anchorage) = 'Old Town' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE true LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE (true) AND Length > 1 OR false LIMIT 1")]
    [InlineData("SELECT Berth FROM Boats GROUP BY Berth HAVING COUNT(DISTINCT Crew) > 1 ORDER BY COUNT(DISTINCT Crew) LIMIT 1")]
    public void What_servers_take_is_no_problem(string statement) => Assert.Empty(Checked.Problems(statement));

    [Theory]
    [InlineData("SELECT «Name» ", "Syntax", "FROM is missing behind the list of columns")]
    [InlineData("SELECT Name «Length» FROM Boats LIMIT 1", "Syntax", "Between Name and Length a comma is missing, or AS.")]
    [InlineData("«SELECT» FROM Boats LIMIT 1", "Syntax", "* stands for all of them")]
    [InlineData("SELECT Name«,» FROM Boats LIMIT 1", "Syntax", "Behind this comma a column is missing")]
    [InlineData("SELECT Name FROM «WHERE» Length > 1", "Syntax", "The name of a table is missing before 'WHERE'")]
    [InlineData("SELECT Name FROM Boats WHERE Length > «LIMIT» 1", "Syntax",
        "A value, a column or a function is missing before 'LIMIT'")]
    [InlineData("SELECT Name FROM Boats WHERE Name = «'Gull LIMIT 1»", "Syntax", "This text has no end")]
    [InlineData("SELECT Name FROM Boats WHERE «(»Length > 1", "Syntax", "This parenthesis is not closed")]
    [InlineData("SELECT Name FROM Boats WHERE Length BETWEEN 1 «OR» 2 LIMIT 1", "Syntax", "AND is missing before 'OR'")]
    [InlineData("SELECT Name FROM Boats WHERE Tags HAS «SOME» OF ('sail') LIMIT 1", "Syntax", "Behind HAS stands ANY OF")]
    [InlineData("SELECT Name FROM Boats WHERE Length IN «5» LIMIT 1", "Syntax", "Behind IN stands a list in parentheses")]
    [InlineData("SELECT Name FROM Boats WHERE Length IN «()» LIMIT 1", "Syntax", "The list behind IN is empty")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name «WHERE» Length > 1 LIMIT 1", "Syntax",
        "The parts stand in the order FROM, WHERE")]
    [InlineData("SELECT Name FROM Boats «OFFSET» 10", "Syntax", "OFFSET stands behind LIMIT")]
    [InlineData("SELECT Name FROM Boats LIMIT «many»", "Syntax", "A number of rows is missing before 'many'")]
    [InlineData("SELECT «{»Name} FROM Boats LIMIT 1", "Syntax", "Columns stand without braces")]
    [InlineData("SELECT «2nd» FROM Boats LIMIT 1", "Syntax", "A name that begins with a digit stands in backticks")]
    [InlineData("UPDATE Boats «Note» = 'x' WHERE Length > 1", "Syntax", "SET is missing behind the table")]
    [InlineData("«DROP» TABLE Boats", "Syntax", "A statement begins with SELECT, UPDATE, DELETE or INSERT")]
    [InlineData("SELECT Name FROM Boats LIMIT 1; «DELETE» FROM Boats", "NotSupported", "one statement at a time")]
    [InlineData("SELECT Name FROM Boats WHERE Length IN «(SELECT 1)» LIMIT 1", "NotSupported", "no queries within queries")]
    [InlineData("SELECT «CASE WHEN Length > 1 THEN 1 ELSE 2 END» AS n FROM Boats LIMIT 1", "NotSupported",
        "if(condition, then, else)")]
    [InlineData("SELECT «COUNT(*) OVER (PARTITION BY Berth)» FROM Boats LIMIT 1", "NotSupported", "no window functions")]
    [InlineData("SELECT SUM(«DISTINCT» Length) FROM Boats", "NotSupported", "Only COUNT knows DISTINCT")]
    [InlineData("SELECT COUNT(DISTINCT «DISTINCT» Length) FROM Boats", "NotSupported", "once before its argument")]
    [InlineData("SELECT COUNT(«DISTINCT» *) FROM Boats", "NotSupported", "leave DISTINCT out")]
    [InlineData("SELECT «COUNT»(DISTINCT Name, Berth) FROM Boats", "WrongArguments", "COUNT() takes 1 argument, not 2.")]
    [InlineData("SELECT Name FROM Boats «UNION» SELECT Name FROM Owners", "NotSupported", "no UNION")]
    [InlineData("SELECT Boats.Name FROM Boats «LEFT JOIN» Owners ON Boats.Name = Owners.Name LIMIT 1", "NotSupported",
        "fetch the others with a second query")]
    [InlineData("SELECT Name || Note FROM Boats LIMIT 1", "NotSupported", "concatenate(a, b)")]
    [InlineData("SELECT Length «%» 2 FROM Boats LIMIT 1", "NotSupported", "mod(a, b)")]
    [InlineData("UPDATE Boats SET Note = 'x' WHERE Length > 1 «LIMIT 5»", "NotSupported", "neither ORDER BY nor LIMIT")]
    [InlineData("INSERT INTO Boats (Name) «SELECT» Name FROM Owners", "NotSupported", "no INSERT … SELECT")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name «NULLS LAST» LIMIT 1", "NotSupported", "NULLS")]
    [InlineData("SELECT Name FROM Boats LIMIT 1 «FOR» UPDATE", "Syntax", "SeaTable has no FOR")]
    [InlineData("SELECT «TOP 5» Name, Length FROM Boats", "NotSupported", "SeaTable has no TOP: write LIMIT 5 at the end.")]
    [InlineData("SELECT DISTINCT «TOP (5)» * FROM Boats", "NotSupported", "SeaTable has no TOP: write LIMIT 5 at the end.")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name «OFFSET 5 ROWS»", "NotSupported", "write LIMIT 100 OFFSET 5.")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name «FETCH FIRST ROW ONLY»", "NotSupported", "write LIMIT 1.")]
    public void Mistakes_of_syntax_are_told(string marked, string code, string message) => Assert_says(marked, code, message);

    [Theory]
    [InlineData("SELECT Name FROM «Lighthouses» LIMIT 1", "UnknownTable", "no such table: Lighthouses. The base has Boats, ")]
    [InlineData("SELECT «Kick» FROM Boats LIMIT 1", "UnknownColumn", "no such column: Kick. Boats has Name, ")]
    [InlineData("SELECT «Draft» FROM Boats LIMIT 1", "UnknownColumn", "Do you mean `Draft (m)`? It needs the backticks.")]
    [InlineData("SELECT Name AS n FROM Boats WHERE «n» = 'Gull' LIMIT 1", "UnknownColumn", "no such column: n. It is an alias")]
    [InlineData("SELECT «CODE» FROM Boats LIMIT 1", "AmbiguousColumn", "exactly the case it has")]
    [InlineData("SELECT «Name» FROM Boats, Owners WHERE Boats.Length = Owners.`Boats owned` LIMIT 1", "AmbiguousColumn",
        "write Boats.Name")]
    [InlineData("SELECT «swim»(Name) FROM Boats LIMIT 1", "UnknownFunction", "no such function: swim")]
    [InlineData("SELECT Name FROM Boats WHERE «COUNT(*)» > 1 LIMIT 1", "NotAllowedHere", "HAVING")]
    [InlineData("SELECT Name FROM Boats GROUP BY «1» LIMIT 1", "NotAllowedHere", "name the column")]
    [InlineData("SELECT Berth AS b, COUNT(*) AS g FROM Boats GROUP BY b, «g» LIMIT 1", "NotAllowedHere",
        "leave it out of GROUP BY")]
    [InlineData("SELECT Berth AS b, COUNT(*) + 1 AS g FROM Boats GROUP BY b, «g» + 1 LIMIT 1", "NotAllowedHere",
        "leave it out of GROUP BY")]
    [InlineData("SELECT SUM(«MAX(Length)») FROM Boats", "NotAllowedHere", "another aggregate")]
    [InlineData("SELECT upper(Name) AS n FROM Boats ORDER BY len(«n») LIMIT 1", "NotAllowedHere",
        "Inside functions SeaTable does not know aliases")]
    [InlineData("SELECT abs(«b.Length») FROM Boats AS b LIMIT 1", "NotAllowedHere", "Inside functions")]
    [InlineData("SELECT Name FROM Boats HAVING «Length > 1» LIMIT 1", "NotAllowedHere", "nothing is grouped")]
    [InlineData("SELECT Boats.Length FROM Boats, «Boats» WHERE Boats.Length = Boats.Stars LIMIT 1", "NotAllowedHere", "twice")]
    [InlineData("SELECT «left»(Name) FROM Boats LIMIT 1", "WrongArguments", "left() takes 2 arguments, not 1.")]
    [InlineData("SELECT «ifs»(Length > 1, 'a', true) FROM Boats LIMIT 1", "WrongArguments", "pairs of condition and value")]
    [InlineData("SELECT SUM(«Name») FROM Boats", "WrongArguments", "SUM() takes a number here; this is a text.")]
    [InlineData("SELECT country(«Name») FROM Boats LIMIT 1", "WrongArguments", "a column with places")]
    [InlineData("SELECT year(«Length») FROM Boats LIMIT 1", "WrongArguments", "year() takes a date")]
    [InlineData("SELECT Name FROM Boats WHERE «Papers» = 'x' LIMIT 1", "WrongType", "Files and signatures can't be compared.")]
    [InlineData("SELECT Name FROM Boats WHERE «Call» IS NULL LIMIT 1", "WrongType", "A button has no value.")]
    [InlineData("SELECT Name FROM Boats ORDER BY «Signature» LIMIT 1", "WrongType", "can't be sorted by")]
    [InlineData("SELECT Name FROM Boats WHERE «Anchorage» = 'Brest' LIMIT 1", "WrongType", "country(…) of it can")]
    [InlineData("SELECT «Call» FROM Boats LIMIT 1", "WrongType", "A button has no value.")]
    [InlineData("SELECT Name FROM Boats WHERE «Berth» HAS ANY OF ('North') LIMIT 1", "WrongType", "Write IN (…).")]
    [InlineData("SELECT Name FROM Boats WHERE «Length» LIKE '1%' LIMIT 1", "WrongType", "LIKE compares texts; this is a number.")]
    [InlineData("SELECT Name FROM Boats WHERE Launched > «'spring'» LIMIT 1", "WrongType",
        "Launched is a date; 'spring' is none.")]
    [InlineData("SELECT Name FROM Boats WHERE «Name» BETWEEN 'a' AND 'b' LIMIT 1", "WrongType",
        "BETWEEN takes numbers and dates")]
    [InlineData("SELECT Name FROM Boats WHERE «Length» LIMIT 1", "WrongType", "A condition is missing here; this is a number.")]
    [InlineData("SELECT «Launched» + 1 FROM Boats LIMIT 1", "WrongType", "dateAdd(…)")]
    [InlineData("SELECT Name FROM Boats WHERE «Insured > false» LIMIT 1", "WrongType", "not larger or smaller")]
    [InlineData("SELECT Berth, «Name» FROM Boats GROUP BY Berth LIMIT 9", "NotGrouped", "add it to GROUP BY")]
    [InlineData("SELECT «Name», COUNT(*) FROM Boats", "NotGrouped", "add GROUP BY Name")]
    [InlineData("SELECT Berth, COUNT(*) FROM Boats GROUP BY Berth ORDER BY «Length» LIMIT 9", "NotGrouped", "add it to GROUP BY")]
    [InlineData("SELECT Boats.Length FROM Boats, «Owners», `Harbour visits` WHERE Boats.Name = `Harbour visits`.Boat LIMIT 1",
        "JoinWithoutCondition", "Nothing ties Owners")]
    [InlineData("UPDATE Boats SET Note = «Name» WHERE Length > 1", "NotConstant", "Only constants and parameters")]
    [InlineData("UPDATE Boats SET Launched = «'soon'» WHERE Length > 1", "WrongType", "Launched holds a date")]
    [InlineData("UPDATE Boats SET Note = «('a', 'b')» WHERE Length > 1", "WrongType", "holds one value")]
    [InlineData("UPDATE Boats SET «Photos» = 'x' WHERE Length > 1", "NotWritable", "a column of the type image")]
    [InlineData("UPDATE Boats SET «_ctime» = '2024-01-01' WHERE Length > 1", "NotWritable", "SQL can't write _ctime")]
    [InlineData("«DELETE» FROM Boats", "NoWhere", "deletes every row")]
    [InlineData("«UPDATE» Boats SET Note = 'x'", "NoWhere", "changes every row")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = «'Harbour wall'» LIMIT 1", "UnknownOption",
        "Berth has no option 'Harbour wall'.")]
    [InlineData("SELECT Name FROM Boats WHERE «'Length'» > 3 LIMIT 1", "TextForColumn", "the column is written `Length`")]
    [InlineData("SELECT «\"Draft (m)\"» FROM Boats LIMIT 1", "TextForColumn", "the column is written `Draft (m)`")]
    [InlineData("SELECT Name FROM Boats WHERE «'a' = 'b'» LIMIT 1", "TextForColumn", "Both sides are constants")]
    [InlineData("SELECT Arrived FROM «Harbour» LIMIT 1", "UnknownTable",
        "no such table: Harbour. Do you mean `Harbour visits`? It needs the backticks.")]
    public void Mistakes_of_meaning_are_told(string marked, string code, string message) => Assert_says(marked, code, message);

    [Theory]
    [InlineData("SELCT Name FROM Boats", "SELECT Name FROM Boats")]
    [InlineData("SELECT Lenght FROM Boats LIMIT 1", "SELECT Length FROM Boats LIMIT 1")]
    [InlineData("SELECT `Lenght` FROM Boats LIMIT 1", "SELECT `Length` FROM Boats LIMIT 1")]
    [InlineData("SELECT Len1 FROM Boats LIMIT 1", "SELECT Length FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boat LIMIT 1", "SELECT Name FROM Boats LIMIT 1")]
    [InlineData("SELECT Arrived FROM Vi01 LIMIT 1", "SELECT Arrived FROM `Harbour visits` LIMIT 1")]
    [InlineData("SELECT Name FROM \"Boats\" LIMIT 1", "SELECT Name FROM `Boats` LIMIT 1")]
    [InlineData("SELECT uper(Name) FROM Boats LIMIT 1", "SELECT upper(Name) FROM Boats LIMIT 1")]
    [InlineData("SELECT SUBSTR(Name, 1, 2) FROM Boats LIMIT 1", "SELECT mid(Name, 1, 2) FROM Boats LIMIT 1")]
    [InlineData("SELECT REPLACE(Name, 'a', 'b') FROM Boats LIMIT 1", "SELECT substitute(Name, 'a', 'b') FROM Boats LIMIT 1")]
    [InlineData("SELECT DATE(Launched) FROM Boats LIMIT 1", "SELECT isodate(Launched) FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Length == 3 LIMIT 1", "SELECT Name FROM Boats WHERE Length = 3 LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Length > 3 && Insured LIMIT 1",
        "SELECT Name FROM Boats WHERE Length > 3 AND Insured LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Length = '3' LIMIT 1", "SELECT Name FROM Boats WHERE Length = 3 LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Name = 3 LIMIT 1", "SELECT Name FROM Boats WHERE Name = '3' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Insured = 1 LIMIT 1", "SELECT Name FROM Boats WHERE Insured = true LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Note = NULL LIMIT 1", "SELECT Name FROM Boats WHERE Note IS NULL LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Insured IS FALSE LIMIT 1",
        "SELECT Name FROM Boats WHERE Insured IS NOT TRUE LIMIT 1")]
    [InlineData("SELECT Berth, average(Length) FROM Boats GROUP BY Berth LIMIT 9",
        "SELECT Berth, AVG(Length) FROM Boats GROUP BY Berth LIMIT 9")]
    [InlineData("SELECT Name FROM Boats LIMIT 20000", "SELECT Name FROM Boats LIMIT 10000")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY",
        "SELECT Name FROM Boats ORDER BY Name LIMIT 10 OFFSET 5")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = 'Nrth' LIMIT 1", "SELECT Name FROM Boats WHERE Berth = 'North' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Tags HAS ANY OF ('sial') LIMIT 1",
        "SELECT Name FROM Boats WHERE Tags HAS ANY OF ('sail') LIMIT 1")]
    [InlineData("SELECT Name AS n FROM Boats WHERE n = 'Gull' LIMIT 1",
        "SELECT Name AS n FROM Boats WHERE Name = 'Gull' LIMIT 1")]
    [InlineData("SELECT Length - 1 AS n FROM Boats WHERE 2 * n > 4 LIMIT 1",
        "SELECT Length - 1 AS n FROM Boats WHERE 2 * (Length - 1) > 4 LIMIT 1")]
    [InlineData("SELECT abs(Length) AS n FROM Boats WHERE 2 * n > 4 LIMIT 1",
        "SELECT abs(Length) AS n FROM Boats WHERE 2 * abs(Length) > 4 LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE ISNULL(Note) = false LIMIT 1",
        "SELECT Name FROM Boats WHERE (Note IS NULL) = false LIMIT 1")]
    [InlineData("SELECT 10 / HOURS(Launched, Launched) FROM Boats LIMIT 1",
        "SELECT 10 / (dateDif(Launched, Launched, 'S') / 3600) FROM Boats LIMIT 1")]
    [InlineData(
        "SELECT IFNULL(Name = 'x' OR Insured, 1 = 2) FROM Boats LIMIT 1",
        "SELECT if((Name = 'x' OR Insured) IS NULL, 1 = 2, Name = 'x' OR Insured) FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE \"Draft (m)\" = 3 LIMIT 1", "SELECT Name FROM Boats WHERE `Draft (m)` = 3 LIMIT 1")]
    [InlineData("SELECT Arrived FROM [Harbour visits] LIMIT 1", "SELECT Arrived FROM `Harbour visits` LIMIT 1")]
    [InlineData("SELECT [Draft (m)] FROM Boats LIMIT 1", "SELECT `Draft (m)` FROM Boats LIMIT 1")]
    [InlineData("SELECT Owner.Town FROM Owners LIMIT 1", "SELECT Owners.Town FROM Owners LIMIT 1")]
    [InlineData("SELECT `upper`(Name) FROM Boats LIMIT 1", "SELECT upper(Name) FROM Boats LIMIT 1")]
    [InlineData("SELECT IFNULL(Note, 'none') FROM Boats LIMIT 1", "SELECT if(Note IS NULL, 'none', Note) FROM Boats LIMIT 1")]
    [InlineData("SELECT DATEDIFF('2024-02-01', Launched) FROM Boats LIMIT 1",
        "SELECT dateDif(Launched, '2024-02-01', 'D') FROM Boats LIMIT 1")]
    [InlineData("SELECT CASE WHEN Length > 9 THEN 'long' ELSE 'short' END AS size FROM Boats LIMIT 1",
        "SELECT if(Length > 9, 'long', 'short') AS size FROM Boats LIMIT 1")]
    [InlineData(
        "SELECT CASE WHEN Length > 20 THEN 'ship' WHEN (Length > 9) THEN upper('boat') ELSE 'dinghy' END FROM Boats LIMIT 1",
        "SELECT ifs(Length > 20, 'ship', (Length > 9), upper('boat'), true, 'dinghy') FROM Boats LIMIT 1")]
    [InlineData("SELECT CASE Berth WHEN 'North' THEN 1 ELSE 2 END FROM Boats LIMIT 1",
        "SELECT switch(Berth, 'North', 1, 2) FROM Boats LIMIT 1")]
    [InlineData(
        "SELECT Boats.Length FROM Boats JOIN Owners AS o ON Boats.Name = o.Name WHERE o.Town = 'Brest' OR (o.Town = 'Nantes') "
            + "LIMIT 1",
        "SELECT Boats.Length FROM Boats, Owners AS o WHERE Boats.Name = o.Name AND (o.Town = 'Brest' OR (o.Town = 'Nantes')) "
            + "LIMIT 1")]
    [InlineData(
        "SELECT Boats.Length FROM Boats INNER JOIN Owners ON Boats.Name = Owners.Name ORDER BY Boats.Length LIMIT 1",
        "SELECT Boats.Length FROM Boats, Owners WHERE Boats.Name = Owners.Name ORDER BY Boats.Length LIMIT 1")]
    public void One_change_cures_it(string statement, string cured)
    {
        Assert.Equal(cured, Checked.Cured(statement));
        Assert.DoesNotContain(Checked.Problems(cured), problem => problem.Replacement is not null);
    }

    [Theory]
    [InlineData("SELECT LTRIM(Name) FROM Boats LIMIT 1")]
    [InlineData("SELECT Length + ? AS n FROM Boats WHERE n > 1 LIMIT 1")]
    public void What_would_mean_something_else_is_no_cure(string statement) =>
        Assert.Null(Assert.Single(Checked.Problems(statement)).Replacement);

    [Theory]
    [InlineData("SELECT Name FROM Boats WHERE 1 = 1 AND Name = 'Length' AND Name IN ('Note') AND ? = '' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats AS b WHERE NOT(b.Length = 1) LIMIT 1")]
    [InlineData("SELECT Berth, COUNT(*) AS n FROM Boats GROUP BY Berth HAVING NOT(n > 3) LIMIT 1")]
    public void What_is_right_is_passed_over(string statement) => Assert.Empty(Checked.Problems(statement));

    [Fact]
    public void A_column_may_be_called_like_a_word_of_other_databases()
    {
        SqlSchema schema = new([new("0000", "T", [new("0000", "Top", "number", SqlColumnTypes.Of("number"), [])])]);
        Assert.Empty(SqlCheck.Of("SELECT Top, Top + 5 FROM T LIMIT 1", schema, _ => []).Problems);
    }

    [Theory]
    [InlineData("SELECT * FROM Boats", true)]
    [InlineData("SELECT Berth, COUNT(*) FROM Boats GROUP BY Berth", true)]
    [InlineData("SELECT COUNT(*), MAX(Length) FROM Boats", false)]
    [InlineData("SELECT * FROM Boats WHERE _id = 'abc' AND Length > 1", false)]
    [InlineData("SELECT * FROM Boats LIMIT ?", false)]
    public void A_missing_LIMIT_is_told_where_more_than_one_row_can_come(string statement, bool expected) =>
        Assert.Equal(expected, Checked.Problems(statement).Any(problem => problem.Code == SqlProblemCode.NoLimit));

    [Fact]
    public void A_mistake_in_one_part_leaves_the_others_to_be_looked_at()
    {
        var problems = Checked.Problems("SELECT Nam FROM Boats WHERE Length > ORDER BY Lenght LIMIT 1");
        Assert.Equal(
            [SqlProblemCode.Syntax, SqlProblemCode.UnknownColumn, SqlProblemCode.UnknownColumn],
            problems.Select(problem => problem.Code).Order());
    }

    [Theory]
    [InlineData("SELECT Size + 1 AS Size FROM Boats GROUP BY Size LIMIT 1")]
    [InlineData("SELECT b + 1 AS a, a + 1 AS b FROM Boats GROUP BY a, b LIMIT 1")]
    public void Aliases_that_mean_themselves_are_unknown_columns(string statement) =>
        Assert.All(Checked.Errors(statement), problem => Assert.Equal(SqlProblemCode.UnknownColumn, problem.Code));

    private static void Assert_says(string marked, string code, string message)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        SqlProblem problem = Assert.Single(Checked.Problems(text), problem => problem.Code.ToString() == code);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(marked, marked.Contains('«') ? text.Insert(problem.Span.End, "»").Insert(problem.Span.Start, "«") : text);
    }
}
