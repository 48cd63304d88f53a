using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>Parameters with a text that stand where a column would: the server takes them, and finds all rows or none.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("SELECT «?» FROM Boats LIMIT 1")]
    [InlineData("SELECT Name, «?» FROM Boats LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE «?» = 'Gull' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE Length > 5 AND «?» LIKE 'G%' LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE «?» IN ('Gull', 'Tern') LIMIT 1")]
    [InlineData("SELECT Name FROM Boats WHERE «?» IS NULL LIMIT 1")]
    [InlineData("DELETE FROM Boats WHERE «?» = 'Gull'")]
    public void A_text_in_the_place_of_a_column_is_told(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        var problem = Assert.Single(Problems(text, SqlKind.Text));

        Assert.Equal(SqlProblemCode.TextForColumn, problem.Code);
        Assert.Equal(
            "A parameter stands for a value, so this is the same in every row. The name of a column stands in the statement "
                + "itself.",
            problem.Message);
        Assert.Equal(marked, text.Insert(problem.Span.End, "»").Insert(problem.Span.Start, "«"));
    }

    [Theory]
    [InlineData("SELECT ? AS source, Name FROM Boats LIMIT 1", SqlKind.Text)]
    [InlineData("SELECT Name FROM Boats WHERE ? = Name LIMIT 1", SqlKind.Text)]
    [InlineData("SELECT Name FROM Boats WHERE (? = 'all' OR Length > 5) LIMIT 1", SqlKind.Text)]
    [InlineData("SELECT Name FROM Boats WHERE ? = true AND Length > 5 LIMIT 1", SqlKind.Boolean)]
    [InlineData("SELECT Name FROM Boats WHERE ? = 'all' LIMIT 1", SqlKind.Unknown)]
    public void What_may_be_meant_so_is_passed_over(string statement, object kind) =>
        Assert.Empty(Problems(statement, (SqlKind)kind));

    private static IReadOnlyList<SqlProblem> Problems(string text, SqlKind kind) =>
        SqlCheck.Of(text, Harbour.Schema, _ => [SqlType.Of(kind)]).Problems;
}
