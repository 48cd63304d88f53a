using System.IO.Compression;
using System.Text.RegularExpressions;

namespace SeaTable.Package.Tests.Harness;

/// <summary>Reads a package as the archive it is.</summary>
internal static partial class PackageFiles
{
    /// <summary>The files, without those that every package has.</summary>
    public static IEnumerable<string> Of(ZipArchive package) => package.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal)
            && !name.EndsWith(".nuspec", StringComparison.Ordinal)
            && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    public static string ManifestOf(ZipArchive package) =>
        Text(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)));

    /// <summary>Where the links of its readme lead.</summary>
    public static IReadOnlyList<string> LinksOf(ZipArchive package) =>
        [.. Link().Matches(Text(package.GetEntry("README.md")!)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
