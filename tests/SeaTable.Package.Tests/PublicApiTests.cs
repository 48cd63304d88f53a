using System.Runtime.CompilerServices;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>
/// The public API of both packages, written down. A change of it is written beside as <c>.received.</c>; whoever means the change
/// reads it and renames that file.
/// </summary>
[Collection(PackageTests.Name)]
public sealed class PublicApiTests(Packages packages)
{
    [Theory]
    [InlineData("SeaTable.Generators", "SeaTable.Client")]
    [InlineData("SeaTable.Emulator", "SeaTable.Emulator")]
    public void It_is_what_was_agreed_and_the_same_for_each_framework(string package, string assembly)
    {
        var newest = Read(package, $"lib/net10.0/{assembly}.dll");

        Assert.Equal(newest, Read(package, $"lib/net8.0/{assembly}.dll"));
        MustBeVerified(assembly, newest);
    }

    private static void MustBeVerified(string assembly, string received, [CallerFilePath] string file = "")
    {
        var verified = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots", $"PublicApiTests.{assembly}.verified.txt");
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == received)
        {
            return;
        }

        var beside = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(beside)!);
        File.WriteAllText(beside, received);
        Assert.Fail($"The public API of {assembly} is not what {Path.GetFileName(verified)} says; compare it with {beside}.");
    }

    private string Read(string package, string entry)
    {
        using var archive = packages.Open(package);
        using var assembly = new MemoryStream();
        archive.GetEntry(entry)!.Open().CopyTo(assembly);
        assembly.Position = 0;
        return PublicApi.Of(assembly);
    }
}
