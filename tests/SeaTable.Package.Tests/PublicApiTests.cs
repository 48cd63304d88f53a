using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>Nothing that others call is gone, or is there for one framework only, without somebody having said so.</summary>
[Collection(PackageTests.Name)]
public sealed class PublicApiTests(Packages packages)
{
    private const string Declaration = """
            /// <summary>Gets the keys of the bases that were added with one.</summary>
            IReadOnlyCollection<string> Keys { get; }

        """;

    private const string Gone = @"error CP0002: Member '\S+ SeaTable\.Hosting\.ISeaTableBases<TBase>\.Keys\.get'";

    [Fact]
    public async Task A_public_member_that_is_gone_fails_the_build_and_where_the_list_agrees_the_packing()
    {
        var copy = await packages.PackAgainAsync();
        copy.Replace(
            "src/SeaTable.Hosting/Registration/ISeaTableBases.cs",
            Declaration, $"#if NET10_0_OR_GREATER\n{Declaration}#endif\n");
        string[] alone = ["src/SeaTable.Hosting", "-c", "Release", "--no-restore", "-p:BuildProjectReferences=false"];

        var build = await Dotnet.RunAsync(copy.Path, ["build", .. alone, "-f", "net8.0", "-p:RunAnalyzers=true"]);
        // As a package that was released before. Without analyzers nobody reads the list.
        var pack = await Dotnet.RunAsync(copy.Path, [
            "pack", .. alone, "-p:RunAnalyzers=false",
            $"-p:PackageValidationBaselinePath={packages.PathOf("SeaTable.Hosting")}"]);

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            "error RS0017: Symbol 'SeaTable.Hosting.ISeaTableBases<TBase>.Keys.get", build.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, pack.ExitCode);
        Assert.Matches($@"{Gone} exists on \[Baseline\] lib/net8.0/", pack.Output);
        Assert.Matches($"{Gone} exists on lib/net10.0/", pack.Output);
    }
}
