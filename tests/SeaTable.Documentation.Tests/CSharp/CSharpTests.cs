using Microsoft.CodeAnalysis;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.CSharp;

public sealed class CSharpTests
{
    public static TheoryData<string> Pages =>
        [.. CSharpBlocks.Right.Select(source => source.Block.Page).Distinct()];

    public static TheoryData<string> Wrong => [.. CSharpBlocks.Wrong.Select(block => block.Place)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_code_of_a_page_compiles_without_a_warning(string page)
    {
        var reported = await CSharpBlocks.ReportedAsync();

        Nothing.In(reported
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
                && diagnostic.Location.GetMappedLineSpan().Path == page)
            .Select(Text));
    }

    [Fact]
    public async Task What_pages_take_for_granted_compiles() => Nothing.In((await CSharpBlocks.ReportedAsync())
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && !diagnostic.Location.GetMappedLineSpan().Path.EndsWith(".md", StringComparison.Ordinal))
        .Select(Text));

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Code_that_is_wrong_on_purpose_is_reported_as_its_page_says(string place)
    {
        var block = CSharpBlocks.Wrong.Single(wrong => wrong.Place == place);
        var source = new BlockSource(block);
        var reported = source.WholeFileNamespace is { } space
            ? PageProject.Of("rules", space).Generate([source.Tree()]).Reported
            : await ReportedAsync(CSharpBlocks.ProjectOf(block), source.Tree(tellsPage: false));

        // The compiler refuses some of it as well, which pages leave out; and of a rule that is told twice they show the first.
        var own = reported.Where(diagnostic => !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).ToList();
        Assert.Equal(Message(block.Said!.Text), own.Select(Reports.Message).FirstOrDefault());
        Assert.Single(own.Select(diagnostic => diagnostic.Id).Distinct());
    }

    private static Task<IReadOnlyList<Diagnostic>> ReportedAsync(PageProject project, SyntaxTree tree) =>
        project.ReportedAsync(project.With([tree]));

    private static string Text(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {Reports.Message(diagnostic)}";
    }

    // A page breaks lines where a compiler does not.
    private static string Message(string said) => said.Trim().Replace('\n', ' ').Split("): ", 2)[1];
}
