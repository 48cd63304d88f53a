using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>Nothing that others call is gone without somebody having said so.</summary>
[Collection(PackageTests.Name)]
public sealed class PublicApiTests(Packages packages)
{
    private const string Declaration = "IReadOnlyCollection<string> Keys { get; }";
    private const string Listed =
        "SeaTable.Hosting.ISeaTableBases<TBase>.Keys.get -> System.Collections.Generic.IReadOnlyCollection<string!>!\n";

    [Fact]
    public async Task A_public_member_that_is_gone_fails_the_build_and_where_the_list_agrees_the_packing()
    {
        using var copy = RepositoryCopy.Create();
        copy.Replace(
            "src/SeaTable.Hosting/Registration/ISeaTableBases.cs",
            $"    /// <summary>Gets the keys of the bases that were added with one.</summary>\n    {Declaration}\n", "");

        var build = await Dotnet.RunAsync(copy.Path, "build", "src/SeaTable.Hosting", "-c", "Release", "-f", "net10.0");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            "error RS0017: Symbol 'SeaTable.Hosting.ISeaTableBases<TBase>.Keys.get", build.Output, StringComparison.Ordinal);

        foreach (var framework in new[] { "net10.0", "net8.0" })
            copy.Replace($"src/SeaTable.Hosting/PublicAPI/{framework}/PublicAPI.Shipped.txt", Listed, "");

        // As a package that was released before.
        var pack = await Dotnet.RunAsync(
            copy.Path, "pack", "src/SeaTable.Hosting", "-c", "Release", "-p:RunAnalyzers=false",
            $"-p:PackageValidationBaselinePath={packages.PathOf("SeaTable.Hosting")}");

        Assert.NotEqual(0, pack.ExitCode);
        Assert.Matches(@"error CP0002: Member '\S+ SeaTable\.Hosting\.ISeaTableBases<TBase>\.Keys\.get'", pack.Output);
    }
}
