using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Generators, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class GeneratorPackageTests(Packages packages)
{
    private const string Analyzer = "analyzers/dotnet/roslyn4.8/cs/SeaTable.Generators.dll";

    [Fact]
    public void It_holds_the_analyzer_the_runtime_and_what_picks_schema_files_up_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Generators");

        Assert.Equal(
            [
                "README.md",
                Analyzer,
                "buildTransitive/SeaTable.Generators.props",
                "buildTransitive/SeaTable.Generators.targets",
                "lib/net10.0/SeaTable.Client.dll",
                "lib/net10.0/SeaTable.Client.xml",
                "lib/net8.0/SeaTable.Client.dll",
                "lib/net8.0/SeaTable.Client.xml",
            ],
            PackageFiles.Of(package));
    }

    [Fact]
    public void The_analyzer_refers_to_nothing_that_a_compiler_does_not_bring_along()
    {
        using var package = packages.Open("SeaTable.Generators");
        using var analyzer = new MemoryStream();
        package.GetEntry(Analyzer)!.Open().CopyTo(analyzer);
        analyzer.Position = 0;
        using var reader = new PEReader(analyzer);
        var metadata = reader.GetMetadataReader();

        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)}, {reference.Version.ToString(2)}");

        Assert.Equal([], references.Except(
            ["netstandard, 2.0", "Microsoft.CodeAnalysis, 4.8", "Microsoft.CodeAnalysis.CSharp, 4.8", "System.Collections.Immutable, 7.0"]));
    }

    [Fact]
    public void Its_manifest_names_the_licence_and_the_readme()
    {
        using var package = packages.Open("SeaTable.Generators");

        var manifest = PackageFiles.ManifestOf(package);

        Assert.Contains("<license type=\"expression\">MIT</license>", manifest, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_depend_on_a_package_of_the_analyzer()
    {
        using var package = packages.Open("SeaTable.Generators");

        Assert.DoesNotContain("SeaTable.Generators.Analyzer", PackageFiles.ManifestOf(package), StringComparison.Ordinal);
    }
}
