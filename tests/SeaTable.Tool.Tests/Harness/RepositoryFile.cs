namespace SeaTable.Tool.Tests.Harness;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class RepositoryFile
{
    internal static string At(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SeaTable.Generators.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The repository was not found.");
        return Path.Combine([folder, .. parts]);
    }
}
