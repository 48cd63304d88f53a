using SeaTable.Tool.Planning;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>A saved plan that somebody changed is refused in words that tell where.</summary>
public sealed class SavedPlanTests
{
    [Theory]
    [InlineData("\"form\": 1", "\"form\": \"one\"", "form")]
    [InlineData("\"form\": 1", "\"form\": 99999999999", "form")]
    [InlineData("\"form\": 1", "\"form\": -3", "form")]
    [InlineData("\"form\": 1,", "", "form")]
    [InlineData("\"file\": \"crm.seatable.json\"", "\"file\": 7", "file")]
    [InlineData("\"file\": \"crm.seatable.json\"", "\"file\": \"\"", "file")]
    [InlineData("\"file\": \"crm.seatable.json\"", "\"file\": \"a\\u0000b\"", "file")]
    [InlineData("\"file\": \"crm.seatable.json\"", "\"file\": null", "file")]
    [InlineData("\"fileHash\": \"a\"", "\"fileHash\": null", "fileHash")]
    [InlineData("\"keepOtherTables\": false", "\"keepOtherTables\": \"no\"", "keepOtherTables")]
    [InlineData("\"steps\": []", "\"steps\": [ 5 ]", "steps[0]")]
    [InlineData("\"steps\": []", "\"steps\": [ null ]", "steps")]
    public void What_is_no_value_of_a_plan_is_told_by_its_name(string before, string after, string expected)
    {
        var error = Assert.Throws<ToolException>(() => SavedPlan.Read("crm.plan.json", Text.Replace(
            before, after, StringComparison.Ordinal)));

        Assert.Equal(
            $"crm.plan.json is a plan that can't be read: its \"{expected}\" is missing, or is nothing that a plan has there. "
                + "Plan again.",
            error.Message);
    }

    [Fact]
    public void A_text_that_is_no_JSON_is_told_with_its_line()
    {
        var error = Assert.Throws<ToolException>(
            () => SavedPlan.Read("crm.plan.json", Text.Replace("\"calls\": 0,", "\"calls\" 0,", StringComparison.Ordinal)));

        Assert.Equal("crm.plan.json is a plan that can't be read: line 7 is not JSON. Plan again.", error.Message);
    }

    [Fact]
    public void What_is_whole_is_read() => Assert.Equal("crm.seatable.json", SavedPlan.Read("crm.plan.json", Text)?.File);

    private const string Text = """
        {
          "form": 1,
          "file": "crm.seatable.json",
          "fileHash": "a",
          "base": "b1b3f2a4-0000-4000-8000-000000000000", "baseHash": "b",
          "keepOtherTables": false,
          "calls": 0,
          "steps": [],
          "obstacles": []
        }
        """;
}
