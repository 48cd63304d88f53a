using System.Text.RegularExpressions;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>Links of pages lead somewhere, and paths that they name are there.</summary>
public sealed partial class LinkTests
{
    private static readonly Dictionary<string, MarkdownPage> s_pages = MarkdownPage.All.ToDictionary(page => page.Path);

    [Fact]
    public void Every_link_within_the_repository_leads_to_what_is_there() => Nothing.In(
        from page in MarkdownPage.All
        from link in page.Links
        let error = ErrorOf(page.Path, link.Target)
        where error is not null
        select $"{page.Path}({link.Line}): {error}");

    [Fact]
    public void Every_path_that_is_named_in_text_is_there() => Nothing.In(
        from page in MarkdownPage.All
        from word in page.Words
        where RepositoryPath().IsMatch(word.Text) && !Repository.Has(word.Text.TrimEnd('/'))
        select $"{page.Path}({word.Line}): there is no {word.Text}.");

    [Theory]
    [InlineData("docs/tool.md", "queries.md", null)]
    [InlineData("docs/tool.md", "queries.md#conditions", null)]
    [InlineData("docs/tool.md", "#seatable-pull", null)]
    [InlineData("docs/tool.md", "../src", null)]
    [InlineData("docs/tool.md", "quries.md", "there is no docs/quries.md.")]
    [InlineData("docs/tool.md", "queries.md#condition", "docs/queries.md has no heading #condition.")]
    [InlineData("README.md", "https://seatable.com", null)]
    public void A_link_is_followed(string page, string target, string? error) => Assert.Equal(error, ErrorOf(page, target));

    private static string? ErrorOf(string page, string target)
    {
        if (target.Length == 0)
            return "a link leads nowhere.";

        // The project's own pages, as packages link them.
        if (OwnPage().Match(target) is { Success: true } own)
            (page, target) = ("README.md", own.Groups["path"].Value);

        if (Address().IsMatch(target))
            return null;

        var parts = Uri.UnescapeDataString(target).Split('#', 2);
        var path = parts[0].Length == 0 ? page : Combine(Path.GetDirectoryName(page)!, parts[0]);
        if (!Repository.Has(path))
            return $"there is no {path}.";

        return parts.Length == 1 || (s_pages.TryGetValue(path, out var other) && other.Anchors.Contains(parts[1]))
            ? null
            : $"{path} has no heading #{parts[1]}.";
    }

    private static string Combine(string folder, string path) =>
        Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, folder, path)).Replace('\\', '/');

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Address();

    [GeneratedRegex("^https://github.com/seatable-generators/seatable-generators/blob/main/(?<path>.+)$")]
    private static partial Regex OwnPage();

    [GeneratedRegex(@"^(src|tests|docs|samples)/[A-Za-z][\w./-]*$")]
    private static partial Regex RepositoryPath();
}
