using System.Reflection;

namespace SeaTable.Architecture.Tests.Harness;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly Dictionary<string, string?> s_metadata = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    public static string Root { get; } = Path.GetFullPath(s_metadata["RepositoryFolder"]!).TrimEnd(Path.DirectorySeparatorChar);

    public static string Configuration { get; } = s_metadata["Configuration"]!;

    /// <summary>The folders below <c>src</c> with code: each is a project, one of them of shared source.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Root, "src"))
            .Select(folder => Path.GetFileName(folder))
            .Where(project => FilesOf(project).Any())
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The files with the code of a project, without those that a build made.</summary>
    public static IEnumerable<string> FilesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuilt(path));

    private static bool IsBuilt(string path) =>
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
