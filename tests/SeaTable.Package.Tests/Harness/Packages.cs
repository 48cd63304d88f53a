using System.IO.Compression;
using System.Reflection;

namespace SeaTable.Package.Tests.Harness;

/// <summary>All packages, packed once for all tests, in a folder that a project can restore from.</summary>
public sealed class Packages : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> s_metadata = typeof(Packages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    /// <summary>A version that no package folder can hold already.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public TemporaryFolder Feed { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var project in new[] { "src/SeaTable.Client", "src/SeaTable.Hosting", "src/SeaTable.Emulator", "templates" })
        {
            var result = await Dotnet.RunAsync(
                s_metadata["RepositoryFolder"]!,
                "pack", project, "--no-build", "-c", s_metadata["Configuration"]!,
                "-o", Feed.Path, $"-p:PackageVersion={Version}", "-warnaserror");
            result.MustSucceed();
        }
    }

    public Task DisposeAsync()
    {
        Feed.Dispose();
        return Task.CompletedTask;
    }

    public ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed.Path, $"{id}.{Version}.nupkg"));
}
