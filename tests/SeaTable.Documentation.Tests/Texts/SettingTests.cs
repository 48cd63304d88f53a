using System.Text.RegularExpressions;
using System.Xml.Linq;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Texts;

/// <summary>What pages show of project files and of settings of analyzers.</summary>
public sealed partial class SettingTests
{
    private static readonly string s_build = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".props" or ".targets" && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    [Fact]
    public void Fragments_of_project_files_are_XML_and_set_what_the_package_reads() => Nothing.In(
        from block in MarkdownPage.AllBlocks("xml")
        from element in XElement.Parse($"<Project>{block.Text}</Project>").Descendants()
        where element.Name.LocalName.Contains("SeaTable", StringComparison.Ordinal)
            && !s_build.Contains(element.Name.LocalName, StringComparison.Ordinal)
        select $"{block.Place}: nothing reads {element.Name.LocalName}.");

    [Fact]
    public void Packages_that_are_referenced_have_the_names_of_ours() => Nothing.In(
        from block in MarkdownPage.AllBlocks("xml")
        from element in XElement.Parse($"<Project>{block.Text}</Project>").Descendants("PackageReference")
        let name = element.Attribute("Include")!.Value
        where name.StartsWith("SeaTable.", StringComparison.Ordinal) && !Repository.Has($"src/{name}")
        select $"{block.Place}: there is no package {name}.");

    [Fact]
    public void Settings_of_rules_are_read_and_name_rules() => Nothing.In(
        from block in MarkdownPage.AllBlocks("ini")
        from line in block.Text.Split('\n').Where(line => line.Length > 0 && line != "is_global = true")
        let rule = Severity().Match(line)
        where !rule.Success || !Repository.Has($"docs/diagnostics/{rule.Groups["id"].Value}.md")
        select $"{block.Place}: {line}");

    [Fact]
    public void Every_rule_shows_code_or_a_file_that_is_reported() => Assert.Equal([], MarkdownPage.All
        .Where(page => RulePage().IsMatch(page.Path) && !page.Blocks.Any(block => block.Language == "text"))
        .Select(page => page.Path));

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>STB\d{4})\.severity = (none|suggestion|warning|error)$")]
    private static partial Regex Severity();

    [GeneratedRegex(@"^docs/diagnostics/STB\d{4}\.md$")]
    private static partial Regex RulePage();
}
