using System.Security.Cryptography;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>
/// Whoever packs the same commit, and wherever, has the same bytes. The assemblies tell their revision: after a commit they have
/// to be built before these tests can pass.
/// </summary>
[Collection(PackageTests.Name)]
public sealed class ReproducibleTests(Packages packages)
{
    [Theory]
    [InlineData("SeaTable.Generators", "nupkg")]
    [InlineData("SeaTable.Generators", "snupkg")]
    [InlineData("SeaTable.Hosting", "nupkg")]
    [InlineData("SeaTable.Hosting", "snupkg")]
    [InlineData("SeaTable.Emulator", "nupkg")]
    [InlineData("SeaTable.Emulator", "snupkg")]
    [InlineData("SeaTable.Templates", "nupkg")]
    public async Task Packed_from_another_folder_it_is_the_same_to_the_byte(string id, string extension)
    {
        var first = packages.PathOf(id, extension);

        var again = Path.Combine((await packages.PackAgainAsync()).Feed.Path, Path.GetFileName(first));

        // File by file, which tells what differs.
        Assert.Equal(Hashes(first), Hashes(again));
        Assert.Equal(Hash(File.ReadAllBytes(first)), Hash(File.ReadAllBytes(again)));
    }

    private static List<string> Hashes(string package)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => $"{Hash(PackageFiles.Bytes(entry))} {entry.FullName}")];
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
