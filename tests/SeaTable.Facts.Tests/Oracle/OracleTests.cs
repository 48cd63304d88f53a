namespace SeaTable.Facts.Tests.Oracle;

public sealed class OracleTests
{
    public static TheoryData<OracleCase> Cases => [.. OracleCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_checker_says_what_the_server_was_recorded_to_say(OracleCase recorded)
    {
        var errors = Checked.Errors(recorded.Statement);
        if (recorded.Refusal is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Contains(errors, problem => problem.Code.ToString() == recorded.Refusal);
        }
    }

    /// <summary>The README states the number; a case that gets lost would make it wrong.</summary>
    [Fact]
    public void There_is_a_case_for_each_of_the_recorded_ones() => Assert.Equal(234, OracleCases.All.Count);
}
