using System.IO.Compression;
using System.Text;
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

    public static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Where the links of its readme lead.</summary>
    public static IReadOnlyList<string> LinksOf(ZipArchive package) =>
        [.. Link().Matches(Text(package.GetEntry("README.md")!)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();

    public static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The files of a package in which a text stands, in the encodings that assemblies have.</summary>
    public static List<string> Naming(string package, string text)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries
            .Where(entry => Bytes(entry) is var bytes
                && (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
                    || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0))
            .Select(entry => entry.FullName)];
    }
}
