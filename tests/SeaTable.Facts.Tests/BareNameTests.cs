using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>Names of several words without their backticks: one problem for each, and one change that cures it.</summary>
public sealed class BareNameTests
{
    [Theory]
    [InlineData("SELECT «Port of call» FROM `Harbour visits` LIMIT 1")]
    [InlineData("SELECT Name, «Visits made», Length FROM Boats LIMIT 1")]
    [InlineData("SELECT «visits MADE», «nights looked up» FROM Boats LIMIT 1")]
    [InlineData("SELECT Boats.«Visits made» FROM Boats LIMIT 1")]
    [InlineData("SELECT MAX(«Visits made») FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Length > 5 AND «Visits made» > 2 LIMIT 1")]
    [InlineData("SELECT Name FROM Boats ORDER BY «Visits made» DESC LIMIT 1")]
    [InlineData("SELECT COUNT(*) FROM Boats GROUP BY «Visits made» LIMIT 1")]
    [InlineData("SELECT Nights FROM «Harbour visits» WHERE Nights > 2 LIMIT 1")]
    [InlineData("SELECT Nights FROM «Harbour visits» LIMIT 1")]
    [InlineData("SELECT «Draft (m)» FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE «Draft (m)» > 2 AND Length > 3 LIMIT 1")]
    [InlineData("UPDATE Owners SET «Boats owned» = 2 WHERE Name = 'Ina'")]
    public void A_name_without_its_backticks_is_one_problem_with_its_cure(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        var problems = Problems(text).Where(problem => problem.IsError).ToList();

        Assert.All(problems, problem => Assert.Matches("^The (column|table) `[^`]+` needs its backticks.$", problem.Message));
        var shown = text;
        foreach (var problem in problems.OrderByDescending(problem => problem.Span.Start))
        {
            shown = shown.Insert(problem.Span.End, "»").Insert(problem.Span.Start, "«");
            text = text.Remove(problem.Span.Start, problem.Span.Length).Insert(problem.Span.Start, problem.Replacement!);
        }

        Assert.Equal(marked, shown);
        Assert.DoesNotContain(Problems(text), problem => problem.Code == SqlProblemCode.Syntax);
    }

    [Theory]
    [InlineData("SELECT Name Length FROM Boats LIMIT 1", "Between Name and Length a comma is missing, or AS.")]
    [InlineData("SELECT Visits FROM Boats LIMIT 1", "Do you mean `Visits made`? It needs the backticks.")]
    [InlineData("SELECT Name FROM Boats WHERE Note = 'Visits made' OR LIMIT 1", "is missing before 'LIMIT'")]
    public void Other_mistakes_are_told_as_they_are(string statement, string message) =>
        Assert.Contains(message, Assert.Single(Problems(statement)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<SqlProblem> Problems(string text) => SqlCheck.Of(text, Harbour.Schema, _ => []).Problems;
}
