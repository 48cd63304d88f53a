using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Completion.Sql;
using SeaTable.Generators.Completion.Tests.Harness;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Tests.Sql;

/// <summary>What is listed where the caret (<c>|</c>) stands in a statement.</summary>
public sealed class SqlItemTests
{
    private const string BoatColumns = "Name, Length, `Draft (m)`, Berth, Tags, Launched, Sunk, Number, _id";

    private static readonly SqlSchema s_harbour = SqlSchemas.Of(SchemaFileReader.Read(
        new FileText("harbour.seatable.json", Harbour.Schema), null,
        new FileDiagnostics("harbour.seatable.json", Harbour.Schema), CancellationToken.None)!);

    [Theory]
    [InlineData("|", "SELECT, UPDATE, DELETE FROM, INSERT INTO")]
    [InlineData("S|", "SELECT, UPDATE, DELETE FROM, INSERT INTO")]
    [InlineData("SELECT |", "*, COUNT(")]
    [InlineData("SELECT DISTINCT |", "COUNT(")]
    [InlineData("SELECT | FROM Boats", "*, Name, Length, `Draft (m)`, Berth")]
    [InlineData("SELECT Name, | FROM Boats", BoatColumns)]
    [InlineData("SELECT Name | FROM Boats", "FROM, AS")]
    [InlineData("SELECT * | ", "FROM, AS")]
    [InlineData("SELECT Name AS | FROM Boats", "")]
    [InlineData("SELECT Length + | FROM Boats", BoatColumns)]
    [InlineData("SELECT COUNT(|) FROM Boats", "*, Name")]
    [InlineData("SELECT left(Name, |) FROM Boats", BoatColumns)]
    [InlineData("SELECT left(Name |) FROM Boats", "")]
    [InlineData("SELECT b.| FROM Boats b", BoatColumns)]
    [InlineData("SELECT o.| FROM Boats b, `Boat owners` AS o", "Name, Town, _id")]
    [InlineData("SELECT | FROM Boats, `Boat owners`", "*, Boats.Name, Length")]
    [InlineData("SELECT Name FROM |", "Boats, `Boat owners`")]
    [InlineData("SELECT Name FROM Boats, |", "Boats, `Boat owners`")]
    [InlineData("SELECT Name FROM Boats JOIN |", "Boats, `Boat owners`")]
    [InlineData("SELECT Name FROM `|", "Boats`, Boat owners`")]
    [InlineData("SELECT Name FROM `Boat o|`", "Boats`, Boat owners`")]
    [InlineData("SELECT Name FROM Boats |", "WHERE, GROUP BY, ORDER BY, LIMIT, AS")]
    [InlineData("SELECT Name FROM Boats AS |", "")]
    [InlineData("SELECT Name FROM Boats WHERE |", BoatColumns)]
    [InlineData("SELECT Name FROM Boats WHERE NOT |", BoatColumns)]
    [InlineData("SELECT Name FROM Boats WHERE (|", BoatColumns)]
    [InlineData("SELECT Name FROM Boats WHERE Length > 3 AND |", BoatColumns)]
    [InlineData("SELECT Name FROM Boats WHERE Length |", "IN, LIKE, ILIKE, BETWEEN, IS NULL")]
    [InlineData("SELECT Name FROM Boats WHERE Name NOT |", "IN, LIKE, ILIKE, BETWEEN")]
    [InlineData("SELECT Name FROM Boats WHERE Name LIKE |", "")]
    [InlineData("SELECT Name FROM Boats WHERE Length = 3 |", "AND, OR, GROUP BY, ORDER BY, LIMIT")]
    [InlineData("SELECT Name FROM Boats WHERE Length BETWEEN 3 |", "AND, OR")]
    [InlineData("SELECT Name FROM Boats WHERE Length BETWEEN 3 AND 4 |", "AND, OR, GROUP BY")]
    [InlineData("SELECT Name FROM Boats WHERE Length = 3 AND Name |", "IN, LIKE")]
    [InlineData("SELECT Name FROM Boats WHERE (Length = 3) |", "AND, OR, GROUP BY")]
    [InlineData("SELECT Name FROM Boats WHERE lower(Name) |", "IN, LIKE")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = |", "'North', 'Captain''s', 'South \"quay\"', Name, Length")]
    [InlineData("SELECT Name FROM Boats WHERE b.Berth != |", "Name, Length")]
    [InlineData("SELECT Name FROM Boats b WHERE b.Berth != |", "'North', 'Captain''s'")]
    [InlineData("SELECT Name FROM Boats WHERE Berth IN (|", "'North', 'Captain''s', 'South \"quay\"'")]
    [InlineData("SELECT Name FROM Boats WHERE Berth NOT IN ('North', |", "'North', 'Captain''s', 'South \"quay\"'")]
    [InlineData("SELECT Name FROM Boats WHERE Tags HAS ANY OF (|)", "'sail', 'motor'")]
    [InlineData("SELECT Name FROM Boats WHERE Tags IS EXACTLY (|)", "'sail', 'motor'")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = '|", "North', Captain''s', South \"quay\"'")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = 'No|'", "North', Captain''s', South \"quay\"'")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = \"|", "North\", Captain's\", South \"\"quay\"\"\"")]
    [InlineData("SELECT Name FROM Boats WHERE Name = '|'", "")]
    [InlineData("SELECT Name FROM Boats WHERE Sunk = |", "true, false, Name")]
    [InlineData("SELECT Name FROM Boats WHERE Launched > |", "Name, Length")]
    [InlineData("SELECT Name FROM Boats WHERE Tags HAS |", "ANY OF, ALL OF, NONE OF")]
    [InlineData("SELECT Name FROM Boats WHERE Name IS |", "NULL, NOT NULL, TRUE, NOT TRUE, EXACTLY")]
    [InlineData("SELECT Name FROM Boats WHERE Name IS NOT |", "NULL, TRUE")]
    [InlineData("SELECT Name FROM Boats GROUP |", "BY")]
    [InlineData("SELECT Name FROM Boats GROUP BY |", BoatColumns)]
    [InlineData("SELECT Name FROM Boats GROUP BY Name |", "HAVING, ORDER BY, LIMIT")]
    [InlineData("SELECT Name FROM Boats GROUP BY Name HAVING COUNT(*) > 1 |", "AND, OR, ORDER BY, LIMIT")]
    [InlineData("SELECT Length * 2 AS twice FROM Boats ORDER BY |", "twice, Name")]
    [InlineData("SELECT Name FROM Boats ORDER BY Name |", "DESC, ASC, LIMIT")]
    [InlineData("SELECT Name FROM Boats LIMIT |", "")]
    [InlineData("SELECT Name FROM Boats LIMIT 10 |", "OFFSET")]
    [InlineData("UPDATE |", "Boats, `Boat owners`")]
    [InlineData("UPDATE Boats |", "SET")]
    [InlineData("UPDATE Boats SET |", "Name, Length, `Draft (m)`, Berth, Tags, Launched, Sunk")]
    [InlineData("UPDATE Boats SET Berth = |", "'North', 'Captain''s', 'South \"quay\"'")]
    [InlineData("UPDATE Boats SET Tags = (|", "'sail', 'motor'")]
    [InlineData("UPDATE Boats SET Length = 3 |", "WHERE")]
    [InlineData("UPDATE Boats SET Length = 3, |", "Name, Length")]
    [InlineData("UPDATE Boats SET Length = 3 WHERE |", BoatColumns)]
    [InlineData("UPDATE Boats SET Length = 3 WHERE Name = 'x' |", "AND, OR")]
    [InlineData("DELETE |", "FROM")]
    [InlineData("DELETE FROM |", "Boats, `Boat owners`")]
    [InlineData("DELETE FROM Boats |", "WHERE")]
    [InlineData("INSERT |", "INTO")]
    [InlineData("INSERT INTO |", "Boats, `Boat owners`")]
    [InlineData("INSERT INTO Boats (|", "Name, Length")]
    [InlineData("INSERT INTO Boats (Name, Berth) |", "VALUES")]
    [InlineData("INSERT INTO Boats (Name, Berth) VALUES ('x', |", "'North', 'Captain''s', 'South \"quay\"'")]
    [InlineData("SELECT Name -- | FROM Boats", "")]
    [InlineData("SELECT Name /* | */ FROM Boats", "")]
    [InlineData("SELECT Name FROM Boats WHERE Length > 12|", "")]
    [InlineData("SELECT Name FROM Boats WHERE Name = 'x'|", "")]
    public void The_likeliest_come_first(string statement, string first)
    {
        var listed = Listed(statement).Select(item => item.Code).ToList();

        var expected = first.Length == 0 ? [] : first.Split(", ");
        Assert.Equal(expected, listed.Take(expected.Length == 0 ? 1 : expected.Length), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SELECT Le|ngth FROM Boats", "Length")]
    [InlineData("SELECT | FROM Boats", "")]
    [InlineData("SELECT Name FROM `Boat|", "Boat")]
    [InlineData("SELECT Name FROM `Boat|`", "Boat`")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = 'No| AND Name = 'x'", "No")]
    [InlineData("SELECT Name FROM Boats WHERE Berth = 'No|rth' AND Name = 'x'", "North'")]
    public void What_is_typed_is_replaced_and_nothing_else(string statement, string replaced)
    {
        var caret = statement.IndexOf('|', StringComparison.Ordinal);
        var text = statement.Remove(caret, 1);

        var span = SqlCaret.Of(text, caret)!.Replaced;

        Assert.Equal(replaced, text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void A_table_to_which_the_statement_is_handed_is_known_before_it_is_named() =>
        Assert.Equal(["*", "Name", "Town"], Listed("SELECT |", "Boat owners").Take(3).Select(item => item.Code));

    [Fact]
    public void Dates_are_compared_with_dates() => Assert.Contains(
        Listed("SELECT Name FROM Boats WHERE Launched > |").First(item => item.Kind == SqlItemKind.Function).Name,
        "date dateAdd",
        StringComparison.Ordinal);

    [Fact]
    public void Only_functions_that_SQL_has_are_listed() =>
        Assert.DoesNotContain(Listed("SELECT | FROM Boats"), item => item.Name is "hours" or "rollup");

    [Fact]
    public void A_button_is_not_listed() =>
        Assert.DoesNotContain(Listed("SELECT | FROM Boats"), item => item.Name == "Push");

    [Fact]
    public void What_can_not_be_written_is_not_listed_where_it_would_be() =>
        Assert.DoesNotContain(Listed("UPDATE Boats SET |"), item => item.Name is "Number" or "_id" or "_ctime");

    /// <summary>Whatever stands around the caret, a list comes back.</summary>
    [Fact]
    public void No_statement_is_too_broken()
    {
        const string Whole = "SELECT b.Name, left(`Draft (m)`, 3) FROM Boats b WHERE Berth IN ('North', \"x\") AND "
            + "(Length > 3 OR Sunk IS TRUE) GROUP BY Name HAVING COUNT(*) > 1 ORDER BY Name DESC LIMIT 10 OFFSET 5";
        for (var end = 0; end <= Whole.Length; end++)
        {
            for (var caret = 0; caret <= end; caret++)
            {
                Assert.NotNull(Listed(Whole[..end].Insert(caret, "|")));
            }
        }
    }

    private static IReadOnlyList<SqlItem> Listed(string statement, string? table = null)
    {
        var caret = statement.IndexOf('|', StringComparison.Ordinal);
        return SqlCaret.Of(statement.Remove(caret, 1), caret) is { } found ? SqlItems.Of(found, s_harbour, table) : [];
    }
}
