using System.Reflection;

namespace SeaTable.Documentation.Tests.Markdown;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_foreign = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    internal static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>Gets the pages that people wrote or that are generated for them, by their paths with slashes.</summary>
    internal static IReadOnlyList<string> Pages { get; } =
    [
        .. FilesBelow(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            // Tables for a tool, which has a form of its own for them.
            .Where(page => !Path.GetFileName(page).StartsWith("AnalyzerReleases.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    internal static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder) => folder.EnumerateFiles("*.md")
        .Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories()
            .Where(inner => !s_foreign.Contains(inner.Name) && inner.Name != "_site" && inner.Name != ".git")
            .SelectMany(FilesBelow));
}
