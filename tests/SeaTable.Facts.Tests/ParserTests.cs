using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

public sealed class ParserTests
{
    [Theory]
    [InlineData("SELECT * FROM Contacts")]
    [InlineData("select distinct Name, `Kick-off date` as d, count(*) from Contacts where Age >= 18 and not (Name like 'A%') "
        + "group by Name having count(*) > 1 order by Name desc, d limit 10 offset 20;")]
    [InlineData("SELECT if(Age > 30, 'old', \"young\"), and(Age > 1, true), not(Age > 2), left(Name, 2) FROM Contacts LIMIT 5, "
        + "10")]
    [InlineData("SELECT 文本 FROM Table1 WHERE `a``b` IN ('it''s', ?) OR Tags HAS ANY OF ('a', \"b\") AND Tags IS EXACTLY ('a')")]
    [InlineData("UPDATE Contacts SET Name = 'x', Tags = ('a', 'b'), Age = -1.5e3 WHERE _id = ?")]
    [InlineData("DELETE FROM Contacts WHERE Age NOT BETWEEN 1 AND 2 + 3 AND Done IS NOT TRUE AND Email IS NULL")]
    [InlineData("INSERT INTO Contacts (Name, Age) VALUES ('x', 1), (?, NULL)")]
    [InlineData("SELECT A.x, B.* FROM A, B AS b WHERE A.x = B.y -- a comment\n /* another */")]
    public void It_reads(string text)
    {
        var result = SqlParser.Parse(text);
        Assert.Empty(result.Problems);
        Assert.NotNull(result.Statement);
    }
}
