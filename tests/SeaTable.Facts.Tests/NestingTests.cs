using SeaTable.Facts.Tests.Properties;
using SeaTable.Sql;

namespace SeaTable.Facts.Tests;

/// <summary>Whatever is read, however deep, is printed as what is read as the same again.</summary>
public sealed class NestingTests
{
    [Theory]
    [InlineData("- -6", "- -6")]
    [InlineData("- - -a", "- - -a")]
    [InlineData("-(+a)", "-+a")]
    [InlineData("-(a + b)", "-(a + b)")]
    [InlineData("1 - (-a)", "1 - -a")]
    public void Signs_stand_side_by_side_and_are_no_comment(string expression, string printed) =>
        Assert.Equal(printed, SqlPrinter.Print(Read($"SELECT {expression} FROM t").Items[0].Value));

    [Theory]
    [InlineData("-", "", 98)]
    [InlineData("NOT ", "", 98)]
    [InlineData("abs(", ")", 98)]
    [InlineData("-(1 + ", ")", 49)]
    [InlineData("NOT (1 OR ", ")", 49)]
    [InlineData("1 - (1 + ", ")", 98)]
    [InlineData("1 AND (1 OR ", ")", 98)]
    [InlineData("1 IN (", ")", 98)]
    [InlineData("1 LIKE (1 = ", ")", 98)]
    [InlineData("1 BETWEEN (1 = ", ") AND 1", 98)]
    [InlineData("1 BETWEEN 1 AND (1 = ", ")", 98)]
    [InlineData("(1, ", ")", 98)]
    public void As_deep_as_is_read_is_printed(string opening, string closing, int levels)
    {
        PrintsTheSame($"SELECT {Nested(opening, "a", closing, levels)} FROM t");
        Assert.NotEmpty(SqlParser.Parse($"SELECT {Nested(opening, "a", closing, 100)} FROM t").Problems);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(199)]
    [InlineData(1000)]
    public void Long_chains_print_as_the_same_tree(int conditions)
    {
        var chain = Chain("AND", conditions);
        PrintsTheSame($"SELECT a FROM t WHERE {chain}");
        PrintsTheSame($"SELECT a FROM t WHERE ({chain}) AND b");
        PrintsTheSame($"SELECT a FROM t WHERE (({chain}) AND {chain}) AND {chain}");
        PrintsTheSame($"SELECT a FROM t WHERE {chain} AND ({chain} AND ({chain}))");
        PrintsTheSame($"SELECT a FROM t WHERE {Chain("OR", 101, chain)}");
    }

    [Fact]
    public void A_long_chain_deep_inside_is_refused_where_its_halves_would_be_too_deep()
    {
        var chain = Chain("OR", 1000);

        PrintsTheSame($"SELECT {Nested("abs(", chain, ")", 88)} FROM t");
        var problem = SqlParser.Parse($"SELECT {Nested("abs(", chain, ")", 95)} FROM t").Problems[0];
        Assert.StartsWith("The statement is nested too deeply here.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_are_counted_in_every_part_of_a_condition()
    {
        var sum = string.Concat(Enumerable.Repeat(" + 1", 400));
        string[] conditions = ["a BETWEEN ({0}){1} AND 1", "a BETWEEN 1 AND ({0}){1}", "a LIKE ({0}){1}", "a IN (({0}){1}, 1)"];
        foreach (var condition in conditions)
        {
            var parts = condition.Replace("{1}", sum, StringComparison.Ordinal).Split("{0}");
            PrintsTheSame($"SELECT {Nested(parts[0], "a", parts[1], 1)} FROM t");
            Assert.NotEmpty(SqlParser.Parse($"SELECT {Nested(parts[0], "a", parts[1], 40)} FROM t").Problems);
        }
    }

    [Fact]
    public void Parentheses_that_say_nothing_add_no_level()
    {
        var sum = string.Concat(Enumerable.Repeat(" + 1", 495));
        PrintsTheSame($"SELECT {Nested("(", $"1{sum}", ")", 90)} FROM t");
        PrintsTheSame($"SELECT a FROM t WHERE ({Chain("AND", 99)}) AND 1{sum} = 2");
    }

    [Fact]
    public void Random_statements_that_are_read_print_as_the_same_tree()
    {
        var read = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = DeepStatements.Of(new Random(seed));
            if (SqlParser.Parse(text).Problems.Count == 0)
            {
                read++;
                PrintsTheSame(text);
            }
        }

        Assert.InRange(read, 1000, 3000);
    }

    private static void PrintsTheSame(string text)
    {
        var statement = Read(text);
        var printed = SqlPrinter.Print(statement);

        var again = SqlParser.Parse(printed);

        Assert.True(again.Problems.Count == 0, $"{text}\n{printed}\n{string.Join("\n", again.Problems)}");
        Assert.Equal(TreeText.Of(statement), TreeText.Of(again.Statement));
    }

    private static SqlSelect Read(string text)
    {
        var parsed = SqlParser.Parse(text);
        Assert.True(parsed.Problems.Count == 0, $"{text}\n{string.Join("\n", parsed.Problems)}");
        return Assert.IsType<SqlSelect>(parsed.Statement);
    }

    private static string Nested(string opening, string middle, string closing, int levels) =>
        string.Concat(Enumerable.Repeat(opening, levels)) + middle + string.Concat(Enumerable.Repeat(closing, levels));

    private static string Chain(string word, int conditions, string condition = "a") =>
        string.Join($" {word} ", Enumerable.Repeat(condition, conditions));
}
