using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Generators, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class GeneratorPackageTests(Packages packages)
{
    private const string Analyzer = "analyzers/dotnet/roslyn4.8/cs/SeaTable.Generators.dll";
    private const string CodeFixes = "analyzers/dotnet/roslyn4.8/cs/SeaTable.Generators.CodeFixes.dll";
    private const string Completion = "analyzers/dotnet/roslyn4.8/cs/SeaTable.Generators.Completion.dll";

    [Fact]
    public void It_holds_the_analyzer_the_runtime_and_what_schema_files_need_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Generators");

        Assert.Equal(
            [
                "README.md",
                CodeFixes,
                Completion,
                Analyzer,
                "buildTransitive/SeaTable.Generators.props",
                "buildTransitive/SeaTable.Generators.targets",
                "icon.png",
                "lib/net10.0/SeaTable.Client.dll",
                "lib/net10.0/SeaTable.Client.xml",
                "lib/net8.0/SeaTable.Client.dll",
                "lib/net8.0/SeaTable.Client.xml",
                "schemas/codegen.schema.json",
                "schemas/seatable.schema.json",
            ],
            PackageFiles.Of(package));
    }

    [Fact]
    public void The_analyzer_refers_to_nothing_that_a_compiler_does_not_bring_along() =>
        Assert.Equal([], References(Analyzer).Except(
        ["netstandard, 2.0", "Microsoft.CodeAnalysis, 4.8", "Microsoft.CodeAnalysis.CSharp, 4.8",
            "System.Collections.Immutable, 7.0"]));

    [Fact]
    public void The_code_fixes_refer_to_nothing_that_an_editor_does_not_bring_along() =>
        Assert.Equal([], References(CodeFixes).Except(
        ["netstandard, 2.0", "Microsoft.CodeAnalysis, 4.8", "Microsoft.CodeAnalysis.CSharp, 4.8",
            "Microsoft.CodeAnalysis.Workspaces, 4.8", "System.Collections.Immutable, 7.0",
            // Roslyn 4.8 asks for it itself.
            "System.Memory, 4.0",
            // Lies beside it.
            "SeaTable.Generators, 0.1"]));

    [Fact]
    public void Completion_refers_to_the_analyzer_beside_it_and_to_nothing_else_that_an_editor_does_not_bring_along() =>
        Assert.Equal([], References(Completion).Except(
        ["netstandard, 2.0", "SeaTable.Generators, 0.1", "Microsoft.CodeAnalysis, 4.14", "Microsoft.CodeAnalysis.CSharp, 4.14",
            "Microsoft.CodeAnalysis.Workspaces, 4.14", "Microsoft.CodeAnalysis.Features, 4.14",
            "System.Collections.Immutable, 9.0", "System.Memory, 4.0", "System.Composition.AttributedModel, 9.0"]));

    /// <summary>
    /// Compilers load what has an analyzer or a generator in it: what was made for newer editors must have none.
    /// </summary>
    [Fact]
    public void Nothing_of_completion_is_for_compilers()
    {
        var names = TypeReferences(Completion);

        Assert.Contains("ExportCompletionProviderAttribute", names);
        Assert.DoesNotContain("DiagnosticAnalyzerAttribute", names);
        Assert.DoesNotContain("GeneratorAttribute", names);
    }

    [Fact]
    public void The_links_of_its_readme_lead_somewhere_from_wherever_it_is_read()
    {
        using var package = packages.Open("SeaTable.Generators");

        var links = PackageFiles.LinksOf(package);

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    [Fact]
    public void It_does_not_depend_on_a_package_of_the_analyzer()
    {
        using var package = packages.Open("SeaTable.Generators");

        Assert.DoesNotContain("SeaTable.Generators.Analyzer", PackageFiles.ManifestOf(package), StringComparison.Ordinal);
    }

    private List<string> References(string assembly) => Read(assembly, metadata =>
        metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)}, {reference.Version.ToString(2)}"));

    private List<string> TypeReferences(string assembly) => Read(assembly, metadata =>
        metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name)));

    private List<string> Read(string assembly, Func<MetadataReader, IEnumerable<string>> names)
    {
        using var package = packages.Open("SeaTable.Generators");
        using var reader = new PEReader([.. PackageFiles.Bytes(package.GetEntry(assembly)!)]);
        return [.. names(reader.GetMetadataReader())];
    }
}
