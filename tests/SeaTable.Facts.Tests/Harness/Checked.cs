using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>What is said about a statement over the harbour.</summary>
internal static class Checked
{
    /// <summary>All problems, those of reading first.</summary>
    public static IReadOnlyList<SqlProblem> Problems(string text)
    {
        var parsed = SqlParser.Parse(text);
        return parsed.Statement is null
            ? parsed.Problems : [.. parsed.Problems, .. SqlBinder.Bind(parsed.Statement, Harbour.Schema).Problems];
    }

    /// <summary>The problems for which the server refuses a statement.</summary>
    public static IReadOnlyList<SqlProblem> Errors(string text) => [.. Problems(text).Where(problem => problem.IsError)];

    /// <summary>A statement without a mistake, bound.</summary>
    public static SqlBinding Bind(string text)
    {
        var parsed = SqlParser.Parse(text);
        Assert.Empty(parsed.Problems);
        var binding = SqlBinder.Bind(parsed.Statement!, Harbour.Schema);
        Assert.DoesNotContain(binding.Problems, problem => problem.IsError);
        return binding;
    }

    /// <summary>What a statement would be with the replacement that its one problem offers.</summary>
    public static string Cured(string text)
    {
        SqlProblem problem = Assert.Single(Problems(text), problem => problem.Replacement is not null);
        var replaced = problem.ReplacedSpan ?? problem.Span;
        return text[..replaced.Start] + problem.Replacement + text[replaced.End..];
    }
}
