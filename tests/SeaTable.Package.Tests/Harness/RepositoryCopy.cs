using System.Diagnostics;

namespace SeaTable.Package.Tests.Harness;

/// <summary>The sources of the packages as they are now, in another folder, at the same revision.</summary>
public sealed class RepositoryCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private RepositoryCopy()
    {
    }

    public string Path => System.IO.Path.Combine(_folder.Path, "copy");

    /// <summary>What was packed from the copy.</summary>
    public TemporaryFolder Feed { get; } = new();

    public static async Task<RepositoryCopy> CreateAsync()
    {
        var copy = new RepositoryCopy();

        // An archive of the sources has no revision, and then the copy has none either.
        if (System.IO.Path.Exists(System.IO.Path.Combine(Packages.RepositoryFolder, ".git")))
        {
            using var git = Process.Start(
                "git", ["clone", "--quiet", "--shared", "--no-checkout", Packages.RepositoryFolder, copy.Path]);
            await git.WaitForExitAsync();
            Assert.Equal(0, git.ExitCode);
        }

        string[] folders = ["src", "docs", System.IO.Path.Combine("samples", "Templates")];
        foreach (var file in Directory.GetFiles(Packages.RepositoryFolder).Concat(folders.SelectMany(FilesBelow)))
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

    public void Dispose()
    {
        Feed.Dispose();
        _folder.Dispose();
    }

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
