using System.Xml.Linq;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What feeds show of each package.</summary>
[Collection(PackageTests.Name)]
public sealed class PackageManifestTests(Packages packages)
{
    // Feeds take no more.
    private const int LongestNotes = 35_000;

    public static TheoryData<string> All => Packages.All;

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_its_licence_its_readme_and_its_icon(string id)
    {
        using var package = packages.Open(id);
        var manifest = Manifest(id);

        Assert.Equal("MIT", manifest("license").Value);
        Assert.Equal("expression", manifest("license").Attribute("type")!.Value);
        Assert.StartsWith($"# {id}", PackageFiles.Text(package.GetEntry(manifest("readme").Value)!), StringComparison.Ordinal);
        Assert.Equal("PNG"u8.ToArray(), PackageFiles.Bytes(package.GetEntry(manifest("icon").Value)!)[1..4]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_says_what_it_is_and_where_it_comes_from(string id)
    {
        var manifest = Manifest(id);

        Assert.InRange(manifest("description").Value.Length, 60, 400);
        Assert.Contains("seatable", manifest("tags").Value.Split(' '));
        Assert.InRange(manifest("tags").Value.Split(' ').Length, 5, 15);
        Assert.Equal(Packages.RepositoryUrl, manifest("projectUrl").Value);
        Assert.Equal(Packages.RepositoryUrl, manifest("repository").Attribute("url")!.Value);
    }

    /// <summary>A version of which CHANGELOG.md says nothing is not released.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Its_release_notes_are_what_the_changelog_says_of_the_version(string id)
    {
        var notes = Manifest(id)("releaseNotes").Value;

        Assert.StartsWith("### ", notes, StringComparison.Ordinal);
        Assert.EndsWith($"\n{Packages.RepositoryUrl}/blob/main/CHANGELOG.md", notes, StringComparison.Ordinal);
        Assert.InRange(notes.Length, 100, LongestNotes);
        var changes = File.ReadAllText(Path.Combine(Packages.RepositoryFolder, "CHANGELOG.md"));
        Assert.All(notes.Split('\n').SkipLast(1), line => Assert.Contains(line, changes, StringComparison.Ordinal));
    }

    private Func<string, XElement> Manifest(string id)
    {
        using var package = packages.Open(id);
        var manifest = XDocument.Parse(PackageFiles.ManifestOf(package));
        return name => manifest.Descendants().Single(element => element.Name.LocalName == name);
    }
}
