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
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any(path => !IsBuilt(path)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
