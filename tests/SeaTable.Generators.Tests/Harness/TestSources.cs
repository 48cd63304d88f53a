using System.Runtime.CompilerServices;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The code of these tests, for tests about the tests.</summary>
internal static class TestSources
{
    public static string Folder { get; } = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
