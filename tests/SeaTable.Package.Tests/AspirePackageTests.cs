using System.Xml.Linq;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Aspire.Hosting, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class AspirePackageTests(Packages packages)
{
    [Fact]
    public void It_holds_the_assembly_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Aspire.Hosting");

        Assert.Equal(
            [
                "README.md",
                "icon.png",
                "lib/net10.0/SeaTable.Aspire.Hosting.dll",
                "lib/net10.0/SeaTable.Aspire.Hosting.xml",
                "lib/net8.0/SeaTable.Aspire.Hosting.dll",
                "lib/net8.0/SeaTable.Aspire.Hosting.xml",
            ],
            PackageFiles.Of(package));
    }

    [Fact]
    public void The_links_of_its_readme_lead_somewhere_from_wherever_it_is_read()
    {
        using var package = packages.Open("SeaTable.Aspire.Hosting");

        var links = PackageFiles.LinksOf(package);

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    [Fact]
    public void It_depends_on_Aspire_and_the_emulator_alone()
    {
        using var package = packages.Open("SeaTable.Aspire.Hosting");

        var dependencies = XDocument.Parse(PackageFiles.ManifestOf(package)).Descendants()
            .Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

        Assert.Equal(["Aspire.Hosting", "SeaTable.Emulator"], dependencies.Distinct().Order());
    }
}
