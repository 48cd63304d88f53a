using System.IO.Compression;

namespace SeaTable.Package.Tests.Harness;

/// <summary>Reads a package as the archive it is.</summary>
internal static class PackageFiles
{
    /// <summary>The files, without those that every package has.</summary>
    public static IEnumerable<string> Of(ZipArchive package) => package.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal)
            && !name.EndsWith(".nuspec", StringComparison.Ordinal)
            && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    public static string ManifestOf(ZipArchive package)
    {
        var entry = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
