using System.Text.RegularExpressions;
using SeaTable.Architecture.Tests.Harness;

namespace SeaTable.Architecture.Tests.Layers;

/// <summary>What <c>docs/architecture.md</c> says of the code: the layers of each project, and the files of the flows.</summary>
internal sealed partial record ArchitecturePage(IReadOnlyList<ProjectLayers> Projects, IReadOnlyList<string> Files)
{
    public static ArchitecturePage Read() => Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")));

    public static ArchitecturePage Parse(string page)
    {
        List<ProjectLayers> projects = [];
        foreach (var section in Heading().Split(page.ReplaceLineEndings("\n"))
            .Where(section => section.StartsWith("SeaTable.", StringComparison.Ordinal)))
        {
            var layers = TableRow().Matches(section).Select(row => Code().Matches(row.Groups["folders"].Value))
                .Select(row => row.Select(code => code.Groups["text"].Value).ToList());
            projects.Add(new ProjectLayers(section.Split('\n')[0].Trim(), [.. layers]));
        }

        return new ArchitecturePage(projects, [.. Link().Matches(page).Select(link => link.Groups["path"].Value)]);
    }

    [GeneratedRegex("^#+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (?<folders>`[^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(\.\./(?<path>[^)]+)\)")]
    private static partial Regex Link();
}
