using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SeaTable.Documentation.Tests.Markdown;

/// <summary>A page, read as those who show it read it.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePreciseSourceLocation().Build();

    private static readonly Lazy<IReadOnlyList<MarkdownPage>> s_all = new(() => [.. Repository.Pages.Select(Read)]);

    private readonly MarkdownDocument _document;

    private MarkdownPage(string path, string text)
    {
        Path = path;
        _document = Markdig.Markdown.Parse(text, s_pipeline);
        Blocks = FindBlocks();
    }

    internal static IReadOnlyList<MarkdownPage> All => s_all.Value;

    internal string Path { get; }

    internal IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Gets where links and images lead to, each with its line.</summary>
    internal IEnumerable<(int Line, string Target)> Links => _document.Descendants<LinkInline>()
        .Select(link => (link.Line + 1, link.Url ?? ""));

    /// <summary>Gets what stands in back-ticks within text, each with its line.</summary>
    internal IEnumerable<(int Line, string Text)> Words => _document.Descendants<CodeInline>()
        .Select(code => (code.Line + 1, code.Content));

    /// <summary>Gets what links can name behind a <c>#</c>.</summary>
    internal IReadOnlySet<string> Anchors => _document.Descendants<HeadingBlock>()
        .Select(heading => heading.GetAttributes().Id ?? "").ToHashSet(StringComparer.Ordinal);

    internal static MarkdownPage Parse(string path, string text) => new(path, text);

    internal static IEnumerable<CodeBlock> AllBlocks(params string[] languages) =>
        All.SelectMany(page => page.Blocks).Where(block => languages.Contains(block.Language));

    private static MarkdownPage Read(string path) => new(path, Repository.Read(path));

    private List<CodeBlock> FindBlocks()
    {
        List<CodeBlock> blocks = [];
        LeafBlock? before = null;
        foreach (var leaf in _document.Descendants<LeafBlock>())
        {
            if (leaf is Markdig.Syntax.CodeBlock code)
            {
                var found = new CodeBlock(
                    Path, code.Line + (code is FencedCodeBlock ? 2 : 1), (code as FencedCodeBlock)?.Info ?? "",
                    code.Lines.ToString(), NotesIn(before));
                // What is said of code stands directly behind it.
                if (found.Language == "text" && before is Markdig.Syntax.CodeBlock)
                    blocks[^1] = blocks[^1] with { Said = found };

                blocks.Add(found);
            }

            before = leaf;
        }

        return blocks;
    }

    private static string[] NotesIn(LeafBlock? before) =>
        before is HtmlBlock html && Note().Match(html.Lines.ToString()) is { Success: true } note
            ? note.Groups["notes"].Value.Split(',', StringSplitOptions.TrimEntries)
            : [];

    [GeneratedRegex(@"^<!-- code: (?<notes>[^>]+) -->$")]
    private static partial Regex Note();
}
