namespace SeaTable.Package.Tests.Harness;

/// <summary>The sources of the packages as they are now, in another folder, where a test may change them.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private RepositoryCopy()
    {
    }

    public string Path => _folder.Path;

    public static RepositoryCopy Create()
    {
        var copy = new RepositoryCopy();

        foreach (var file in Directory.GetFiles(Packages.RepositoryFolder).Concat(FilesBelow("src")).Concat(FilesBelow("docs")))
        {
            var name = System.IO.Path.GetRelativePath(Packages.RepositoryFolder, file);

            // In a work tree beside another one ".git" is a file, which leads there.
            if (name != ".git")
                Copy(file, System.IO.Path.Combine(copy.Path, name));
        }

        return copy;
    }

    public void Replace(string name, string old, string with)
    {
        var path = System.IO.Path.Combine(Path, name);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> FilesBelow(string folder) => Directory
        .EnumerateFiles(System.IO.Path.Combine(Packages.RepositoryFolder, folder), "*", SearchOption.AllDirectories)
        .Where(path => !System.IO.Path.GetRelativePath(Packages.RepositoryFolder, path)
            .Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
