using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace SeaTable.Package.Tests.Harness;

/// <summary>All packages, packed once for all tests, in a folder that a project can restore from.</summary>
public sealed class Packages : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> s_metadata = typeof(Packages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    private static readonly string[] s_projects =
    [
        "src/SeaTable.Client", "src/SeaTable.Hosting", "src/SeaTable.Emulator", "src/SeaTable.Aspire.Hosting",
        "src/SeaTable.Tool", "samples/Templates",
    ];

    // The tool and what is for Aspire are compiled as these are, and take as long again.
    private static readonly string[] s_packedAgain =
        ["src/SeaTable.Client", "src/SeaTable.Hosting", "src/SeaTable.Emulator", "samples/Templates"];

    private static readonly XDocument s_versions = XDocument.Load(Path.Combine(RepositoryFolder, "Directory.Packages.props"));

    private readonly Lazy<Task<RepositoryCopy>> _again;

    public Packages() => _again = new(CopyAsync);

    public static TheoryData<string> Libraries =>
        ["SeaTable.Generators", "SeaTable.Hosting", "SeaTable.Emulator", "SeaTable.Aspire.Hosting"];

    public static TheoryData<string> All => [.. Libraries, "SeaTable.Tool", "SeaTable.Templates"];

    public static string RepositoryFolder => s_metadata["RepositoryFolder"]!;

    public static string RepositoryUrl => s_metadata["RepositoryUrl"]!;

    /// <summary>A version that no package folder can hold already.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public TemporaryFolder Feed { get; } = new();

    /// <summary>Where the packages lie for those who restored them.</summary>
    public TemporaryFolder Restored { get; } = new();

    public Task InitializeAsync() => PackAsync(RepositoryFolder, Feed, s_projects, "--no-build");

    /// <summary>
    /// The libraries, compiled and packed once more from a copy of the repository, for all tests that ask for it: it takes half a
    /// minute.
    /// </summary>
    public Task<RepositoryCopy> PackAgainAsync() => _again.Value;

    public async Task DisposeAsync()
    {
        Feed.Dispose();
        Restored.Dispose();
        if (_again.IsValueCreated)
            (await _again.Value).Dispose();
    }

    /// <summary>The version of another package that this repository uses, which therefore is there.</summary>
    public static string VersionOf(string id) => s_versions.Descendants("PackageVersion")
        .Single(package => package.Attribute("Include")?.Value == id).Attribute("Version")!.Value;

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Feed.Path, $"{id}.{Version}.{extension}");

    public ZipArchive Open(string id) => ZipFile.OpenRead(PathOf(id));

    public ZipArchive OpenSymbols(string id) => ZipFile.OpenRead(PathOf(id, "snupkg"));

    private async Task<RepositoryCopy> CopyAsync()
    {
        var copy = await RepositoryCopy.CreateAsync();
        await PackAsync(copy.Path, copy.Feed, s_packedAgain, "-p:RunAnalyzers=false");
        return copy;
    }

    // As one solution, which is read once and packed side by side. Projects that it does not list, such as the generator, are to
    // be of its configuration as well.
    private async Task PackAsync(string repository, TemporaryFolder feed, IEnumerable<string> projects, params string[] options)
    {
        using var solution = new TemporaryFolder();
        solution.Write("Packages.slnx", $"<Solution>{string.Concat(projects.Select(project =>
            $"<Project Path=\"{Directory.GetFiles(Path.Combine(repository, project), "*.csproj").Single()}\" />"))}</Solution>");

        (await Dotnet.RunAsync(repository, [
            "pack", Path.Combine(solution.Path, "Packages.slnx"), "-c", s_metadata["Configuration"]!, "-o", feed.Path,
            $"-p:PackageVersion={Version}",
            "-p:ShouldUnsetParentConfigurationAndPlatform=false", "-warnaserror", .. options])).MustSucceed();
    }
}
