namespace SeaTable.Generators.Tests.Harness;

/// <summary>The repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(TestSources.Folder))!;

    /// <summary>The C# files below a folder that people wrote.</summary>
    public static IReadOnlyList<string> Code(params string[] folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBelow(path, "obj") && !IsBelow(path, "bin"))
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }

    private static bool IsBelow(string path, string folder) =>
        path.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
