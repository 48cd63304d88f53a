namespace SeaTable.Facts.Tests;

/// <summary>The names of the columns of answers, as recorded from servers.</summary>
public sealed class ResultNameTests
{
    [Theory]
    [InlineData("COUNT(*)", "COUNT(*)")]
    [InlineData("count( * )", "COUNT(*)")]
    [InlineData("sum(`Length`)", "SUM(Length)")]
    [InlineData("AVG(`Draft (m)`)", "AVG(Draft (m))")]
    [InlineData("add(`Length`, 25)", "ADD(`Length`, 25)")]
    [InlineData("left(`Name`,5)", "LEFT(`Name`,5)")]
    [InlineData("if(`Length` > 20, 100, -100)", "IF(`Length` > 20, 100, -100)")]
    [InlineData("now()", "NOW()")]
    [InlineData("Length+10", "Boats.Length + 10")]
    [InlineData("`Length` / 2", "Boats.Length / 2")]
    [InlineData("length", "Length")]
    [InlineData("Boats.length", "Length")]
    [InlineData("length AS l", "l")]
    [InlineData("upper(Name) AS `big name`", "big name")]
    [InlineData("'x'", "'x'")]
    public void Each_item_has_the_server_s_name(string item, string expected)
    {
        var binding = Checked.Bind($"SELECT {item} FROM Boats LIMIT 10");
        Assert.Equal(expected, Assert.Single(binding.Names.Results).Name);
    }

    [Fact]
    public void A_star_gives_all_columns_and_then_the_system_columns_that_no_column_shows()
    {
        var binding = Checked.Bind("SELECT * FROM Boats LIMIT 10");
        string[] names = [.. binding.Names.Results.Select(result => result.Name)];
        Assert.Equal("Name", names[0]);
        Assert.Contains("Registered", names);
        Assert.DoesNotContain("_ctime", names);
        Assert.Equal(["_id", "_mtime", "_creator", "_last_modifier", "_locked", "_locked_by", "_archived"], names[^7..]);
    }
}
