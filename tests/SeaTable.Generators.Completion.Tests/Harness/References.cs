using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Completion.Tests.Harness;

/// <summary>What the project in the editor is compiled against: .NET itself and the client.</summary>
internal static class References
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == s_folder)
            .Append(typeof(SeaTableBase).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
