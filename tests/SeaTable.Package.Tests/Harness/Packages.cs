using System.IO.Compression;
using System.Reflection;

namespace SeaTable.Package.Tests.Harness;

/// <summary>All packages, packed once for all tests, in a folder that a project can restore from.</summary>
public sealed class Packages : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> s_metadata = typeof(Packages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    public static TheoryData<string> Libraries =>
        ["SeaTable.Generators", "SeaTable.Hosting", "SeaTable.Emulator", "SeaTable.Aspire.Hosting"];

    public static TheoryData<string> All => [.. Libraries, "SeaTable.Tool", "SeaTable.Templates"];

    public static string RepositoryFolder => s_metadata["RepositoryFolder"]!;

    public static string RepositoryUrl => s_metadata["RepositoryUrl"]!;

    /// <summary>A version that no package folder can hold already.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public TemporaryFolder Feed { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var project in new[] { "Client", "Hosting", "Emulator", "Aspire.Hosting", "Tool" })
            await PackAsync(RepositoryFolder, $"src/SeaTable.{project}", Feed.Path, "--no-build");
        await PackAsync(RepositoryFolder, "samples/Templates", Feed.Path, "--no-build");
    }

    public async Task PackAsync(string repository, string project, string feed, params string[] options) =>
        (await Dotnet.RunAsync(repository, [
            "pack", project, "-c", s_metadata["Configuration"]!, "-o", feed, $"-p:PackageVersion={Version}", "-warnaserror",
            .. options])).MustSucceed();

    public Task DisposeAsync()
    {
        Feed.Dispose();
        return Task.CompletedTask;
    }

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Feed.Path, $"{id}.{Version}.{extension}");

    public ZipArchive Open(string id) => ZipFile.OpenRead(PathOf(id));

    public ZipArchive OpenSymbols(string id) => ZipFile.OpenRead(PathOf(id, "snupkg"));
}
