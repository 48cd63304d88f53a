using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Hosting, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class HostingPackageTests(Packages packages)
{
    [Fact]
    public void It_holds_the_assembly_and_what_editors_complete_settings_by_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Hosting");

        Assert.Equal(
            [
                "ConfigurationSchema.json",
                "README.md",
                "buildTransitive/SeaTable.Hosting.targets",
                "icon.png",
                "lib/net10.0/SeaTable.Hosting.dll",
                "lib/net10.0/SeaTable.Hosting.xml",
                "lib/net8.0/SeaTable.Hosting.dll",
                "lib/net8.0/SeaTable.Hosting.xml",
            ],
            PackageFiles.Of(package));
    }

    [Fact]
    public void The_links_of_its_readme_lead_somewhere_from_wherever_it_is_read()
    {
        using var package = packages.Open("SeaTable.Hosting");

        var links = PackageFiles.LinksOf(package);

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    [Fact]
    public void It_depends_on_the_client_that_it_was_packed_with()
    {
        using var package = packages.Open("SeaTable.Hosting");

        Assert.Contains(
            $"<dependency id=\"SeaTable.Generators\" version=\"{packages.Version}\"", PackageFiles.ManifestOf(package),
            StringComparison.Ordinal);
    }
}
