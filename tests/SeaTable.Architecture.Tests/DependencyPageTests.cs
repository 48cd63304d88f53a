using System.Text.RegularExpressions;
using System.Xml.Linq;
using SeaTable.Architecture.Tests.Harness;

namespace SeaTable.Architecture.Tests;

/// <summary>
/// <c>docs/dependencies.md</c> tells of every package, and of versions that are not the newest those that are restored.
/// </summary>
public sealed partial class DependencyPageTests
{
    private static readonly string s_page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md")).ReplaceLineEndings("\n");

    private static readonly ILookup<string, string> s_versions =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => package.Attribute("Include") is not null)
            .ToLookup(
                package => Platform().Replace(package.Attribute("Include")!.Value, ""),
                package => package.Attribute("Version")!.Value);

    [Fact]
    public void Each_package_stands_in_a_table_that_says_why_it_is_there_and_no_other()
    {
        // Part of .NET, and no package.
        var told = PackagesOf(Explanations().Replace(s_page, "")).Except(["ASP.NET Core (the framework)"]).Distinct().ToList();

        Assert.Equal([], s_versions.Select(package => package.Key).Except(told));
        Assert.Equal([], told.Except(s_versions.Select(package => package.Key)));
    }

    [Fact]
    public void The_versions_that_are_explained_are_those_in_use()
    {
        var explained = PackagesOf(Explanations().Match(s_page).Value);

        Assert.NotEmpty(explained);
        Assert.Equal([], explained.Except(
            s_versions.SelectMany(package => package, (package, version) => $"{package.Key} {version}")));
    }

    [Fact]
    public void The_page_is_read_as_it_is_written() => Assert.Equal(
        ["Nails 4.8.0", "Nails.Long 5.0.0", "Glue"],
        PackagesOf("""
            | package | why |
            |---|---|
            | Nails 4.8.0, Nails.Long 5.0.0 | Wood. |
            | Glue | Dry. |

            Screws | of no table |

            """));

    private static List<string> PackagesOf(string text) =>
        [.. Row().Matches(text).SelectMany(row => row.Groups["packages"].Value.Split(", ")).Where(name => name != "package")];

    [GeneratedRegex(@"(?m)^\| (?<packages>[^|]+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?ms)^## What is not at its newest\n.*?(?=^## )")]
    private static partial Regex Explanations();

    [GeneratedRegex(@"\.\$\(.*\)$")]
    private static partial Regex Platform();
}
