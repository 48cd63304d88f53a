using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>All blocks of C#, compiled together where nothing is wrong with them.</summary>
internal static class CSharpBlocks
{
    private const string Schema = "schema ";

    private const string RulePages = "docs/diagnostics/";

    private static readonly Lazy<Task<IReadOnlyList<Diagnostic>>> s_reported = new(ReportAsync);

    /// <summary>Gets the blocks that are right.</summary>
    internal static IReadOnlyList<BlockSource> Right { get; } =
        [.. MarkdownPage.AllBlocks("csharp").Where(block => !IsWrong(block)).Select(block => new BlockSource(block))];

    /// <summary>Gets the blocks that show what a rule reports.</summary>
    internal static IReadOnlyList<CodeBlock> Wrong { get; } = [.. MarkdownPage.AllBlocks("csharp").Where(IsWrong)];

    /// <summary>Gets what is reported of the right ones.</summary>
    internal static Task<IReadOnlyList<Diagnostic>> ReportedAsync() => s_reported.Value;

    /// <summary>Gets the project that a block is code of: that of a schema file of its own, where a note says so.</summary>
    internal static PageProject ProjectOf(CodeBlock block) =>
        block.Notes.FirstOrDefault(note => note.StartsWith(Schema, StringComparison.Ordinal)) is { } note
            ? PageProject.Of(note[Schema.Length..], "Acme")
            : block.Page.StartsWith(RulePages, StringComparison.Ordinal) ? PageProject.Rules : PageProject.Crm;

    /// <summary>Gets the code of all right blocks of a project, but for whole programs.</summary>
    internal static CSharpCompilation Together(PageProject project) => project.With(
        Right.Where(source => !source.Block.Has("program") && ProjectOf(source.Block) == project)
            .Select(source => source.Tree()));

    private static bool IsWrong(CodeBlock block) =>
        block.Said is { } said && said.Text.Contains(" STB", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<Diagnostic>> ReportAsync()
    {
        List<Diagnostic> all = [];
        foreach (var project in new[] { PageProject.Crm, PageProject.Rules })
            all.AddRange(await project.ReportedAsync(Together(project)));

        foreach (var program in Right.Where(source => source.Block.Has("program")))
        {
            var project = ProjectOf(program.Block);
            all.AddRange(await project.ReportedAsync(project.With([program.Tree()], OutputKind.ConsoleApplication)));
        }

        return all;
    }
}
