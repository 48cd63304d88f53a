using System.Text.RegularExpressions;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>Readers of the site find every page in its contents.</summary>
public sealed partial class SiteTests
{
    [Theory]
    [InlineData("docs/site/guide.yml", "docs/")]
    [InlineData("docs/site/samples.yml", "samples/")]
    public void Every_page_stands_in_the_contents(string contents, string folder)
    {
        // The rules are listed by docs/site/build, from their overview.
        var pages = Repository.Pages
            .Where(page => page.StartsWith(folder, StringComparison.Ordinal)
                && !page.StartsWith("docs/diagnostics/", StringComparison.Ordinal))
            .Select(page => page[folder.Length..]);

        var listed = Entry().Matches(Repository.Read(contents)).Select(entry => entry.Groups["page"].Value).ToList();

        Assert.Equal([], pages.Except(listed));
        Assert.Equal([], listed.Where(page => !Repository.Has(folder + page)));
        Assert.Equal(listed.Distinct(), listed);
    }

    [GeneratedRegex(@"(?m)^ *(?:- )?href: (?<page>\S+)$")]
    private static partial Regex Entry();
}
