using System.Text.Json;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Tool, opened and installed.</summary>
[Collection(PackageTests.Name)]
public sealed class ToolPackageTests(Packages packages)
{
    private static readonly string[] s_platforms =
    [
        "linux-arm", "linux-arm64", "linux-musl-arm", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "linux-x86", "osx-arm64",
        "osx-x64", "win-arm64", "win-x64", "win-x86",
    ];

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public void It_holds_the_program_with_its_libraries_for_computers_and_nothing_else(string framework)
    {
        using var package = packages.Open("SeaTable.Tool");
        var folder = $"tools/{framework}/any/";

        var files = PackageFiles.Of(package).Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..]).ToList();

        Assert.Equal(
            // With symbols a report of a crash shows the line.
            ["DotnetToolSettings.xml", "SeaTable.Client.pdb", "SeaTable.Emulator.pdb", "seatable.deps.json",
                "seatable.pdb", "seatable.runtimeconfig.json"],
            files.Where(name => !name.StartsWith("runtimes/", StringComparison.Ordinal)).Except(LibrariesOf(framework)));
        Assert.Equal(
            s_platforms,
            files.Where(name => name.StartsWith("runtimes/", StringComparison.Ordinal)).Select(name => name.Split('/')[1]));
    }

    [Fact]
    public void Besides_the_program_it_holds_what_feeds_show_and_the_notices()
    {
        using var package = packages.Open("SeaTable.Tool");

        Assert.Equal(
            ["README.md", "THIRD-PARTY-NOTICES.txt", "icon.png"],
            PackageFiles.Of(package).Where(name => !name.StartsWith("tools/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_notices_name_each_package_of_others_in_it_and_no_other()
    {
        using var package = packages.Open("SeaTable.Tool");
        var notices = PackageFiles.Text(package.GetEntry("THIRD-PARTY-NOTICES.txt")!);
        var list = notices[..notices.IndexOf("====", StringComparison.Ordinal)];

        var named = list.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Trim());

        Assert.Equal(
            PackagesOf("net10.0").Union(PackagesOf("net8.0")).Order(StringComparer.OrdinalIgnoreCase),
            named.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Installed_it_runs()
    {
        using var consumer = Consumer.Of(packages);
        (await consumer.DotnetAsync("tool", "install", "SeaTable.Tool", "--tool-path", "tools", "--version", packages.Version))
            .MustSucceed();
        consumer.WriteResource("crm.seatable.json", "crm.seatable.json");

        var check = (await consumer.DotnetAsync("exec", consumer.Find("tools", "seatable.dll"), "check", "crm.seatable.json"))
            .MustSucceed();

        Assert.DoesNotContain("STB", check.Output, StringComparison.Ordinal);
    }

    /// <summary>The packages that have files in the program, by what it tells of itself to the runtime.</summary>
    private List<string> PackagesOf(string framework) =>
        [.. Dependencies(framework).Where(one => one.Kind == "package" && one.HasFiles).Select(one => one.Name)];

    private List<string> LibrariesOf(string framework) =>
        [.. Dependencies(framework).SelectMany(one => one.Assemblies)];

    private List<(string Name, string Kind, bool HasFiles, List<string> Assemblies)> Dependencies(string framework)
    {
        using var package = packages.Open("SeaTable.Tool");
        using var document = JsonDocument.Parse(
            PackageFiles.Bytes(package.GetEntry($"tools/{framework}/any/seatable.deps.json")!));
        var kinds = document.RootElement.GetProperty("libraries");
        return [.. document.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Select(library => (
                library.Name.Split('/')[0],
                kinds.GetProperty(library.Name).GetProperty("type").GetString()!,
                library.Value.TryGetProperty("runtime", out _) || library.Value.TryGetProperty("runtimeTargets", out _),
                library.Value.TryGetProperty("runtime", out var runtime)
                    ? runtime.EnumerateObject().Select(file => Path.GetFileName(file.Name)).ToList()
                    : []))];
    }
}
