using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Emulator, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class EmulatorPackageTests(Packages packages)
{
    [Fact]
    public void It_holds_the_emulator_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Emulator");

        Assert.Equal(
            [
                "README.md",
                "icon.png",
                "lib/net10.0/SeaTable.Emulator.dll",
                "lib/net10.0/SeaTable.Emulator.xml",
                "lib/net8.0/SeaTable.Emulator.dll",
                "lib/net8.0/SeaTable.Emulator.xml",
            ],
            PackageFiles.Of(package));
    }

    [Fact]
    public void The_links_of_its_readme_lead_somewhere_from_wherever_it_is_read()
    {
        using var package = packages.Open("SeaTable.Emulator");

        var links = PackageFiles.LinksOf(package);

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    [Fact]
    public void It_does_not_depend_on_the_generator_or_its_runtime()
    {
        using var package = packages.Open("SeaTable.Emulator");

        Assert.DoesNotContain("SeaTable.Generators", PackageFiles.ManifestOf(package).Split("<dependencies>")[1],
            StringComparison.Ordinal);
    }
}
