using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>F# is compiled by the tests of packages, whose program has the calls that pages show.</summary>
public sealed class FSharpTests
{
    [Fact]
    public void A_call_of_a_page_is_one_of_the_program_that_runs()
    {
        var program = Repository.Read("tests/SeaTable.Package.Tests/Languages/Program.fs").Split('\n')
            .Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var calls = MarkdownPage.AllBlocks("fsharp").SelectMany(block => block.Text.Split('\n'))
            .Where(line => line.StartsWith("let!", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(calls);
        Nothing.In(calls.Where(call => !program.Contains(call)));
    }
}
