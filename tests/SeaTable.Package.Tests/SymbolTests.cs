using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What debuggers find, and what trimming and native code are told.</summary>
[Collection(PackageTests.Name)]
public sealed class SymbolTests(Packages packages)
{
    // The kind of a pdb's record that maps its documents to addresses, by the specification of portable pdbs.
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Libraries => Packages.Libraries;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_of_each_library_are_in_the_symbol_package(string id)
    {
        using var package = packages.Open(id);
        using var symbols = packages.OpenSymbols(id);
        var libraries = Assemblies(package, "lib/");

        Assert.Equal(libraries.Select(library => Path.ChangeExtension(library.FullName, "pdb")), PackageFiles.Of(symbols));
        Assert.All(libraries, library =>
        {
            using var assembly = new PEReader([.. PackageFiles.Bytes(library)]);
            using var provider = MetadataReaderProvider.FromPortablePdbImage(
                [.. PackageFiles.Bytes(symbols.GetEntry(Path.ChangeExtension(library.FullName, "pdb"))!)]);
            var pdb = provider.GetMetadataReader();
            var codeView = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);

            Assert.Equal(
                assembly.ReadCodeViewDebugDirectoryData(codeView).Guid, new BlobContentId(pdb.DebugMetadataHeader!.Id).Guid);
            AssertSourcesAreFound(pdb);
        });
    }

    [Fact]
    public void Analyzers_have_their_symbols_inside()
    {
        using var package = packages.Open("SeaTable.Generators");
        var analyzers = Assemblies(package, "analyzers/");

        Assert.Equal(3, analyzers.Count);
        Assert.All(analyzers, analyzer =>
        {
            using var assembly = new PEReader([.. PackageFiles.Bytes(analyzer)]);
            var embedded = assembly.ReadDebugDirectory()
                .Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            AssertSourcesAreFound(provider.GetMetadataReader());
        });
    }

    [Theory]
    [InlineData("SeaTable.Generators", true)]
    [InlineData("SeaTable.Hosting", true)]
    // ASP.NET Core's endpoints and SQLite are reached in ways that trimming can't see.
    [InlineData("SeaTable.Emulator", false)]
    [InlineData("SeaTable.Aspire.Hosting", false)]
    public void It_says_whether_it_can_be_trimmed_and_become_native_code(string id, bool can)
    {
        using var package = packages.Open(id);

        Assert.All(Assemblies(package, "lib/"), library =>
        {
            using var assembly = new PEReader([.. PackageFiles.Bytes(library)]);
            var metadata = assembly.GetMetadataReader();
            var texts = metadata.CustomAttributes.Select(handle => Encoding.UTF8.GetString(
                metadata.GetBlobBytes(metadata.GetCustomAttribute(handle).Value))).ToList();

            Assert.Equal(can, texts.Any(text => text.Contains("IsTrimmable\x04True", StringComparison.Ordinal)));
            // The SDK tells it of what is compiled for .NET 10 only.
            Assert.Equal(
                can && library.FullName.Contains("net10.0", StringComparison.Ordinal),
                texts.Any(text => text.Contains("IsAotCompatible\x04True", StringComparison.Ordinal)));
        });
    }

    private static List<ZipArchiveEntry> Assemblies(ZipArchive package, string folder) => [.. package.Entries
        .Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)
            && entry.Name.EndsWith(".dll", StringComparison.Ordinal))
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal)];

    /// <summary>Each is in the repository, which is no folder of a machine, or lies in the symbols.</summary>
    private static void AssertSourcesAreFound(MetadataReader pdb)
    {
        var inside = pdb.CustomDebugInformation.Select(pdb.GetCustomDebugInformation)
            .Where(information => information.Parent.Kind == HandleKind.Document)
            .Select(information => (DocumentHandle)information.Parent).ToImmutableHashSet();
        var link = pdb.CustomDebugInformation.Select(pdb.GetCustomDebugInformation)
            .SingleOrDefault(information => pdb.GetGuid(information.Kind) == s_sourceLink);
        var addresses = link.Value.IsNil ? "" : Encoding.UTF8.GetString(pdb.GetBlobBytes(link.Value));

        // An archive of the sources, which has no revision, leads nowhere.
        if (Path.Exists(Path.Combine(Packages.RepositoryFolder, ".git")))
        {
            Assert.Matches(
                @"^\{""documents"":\{""/_/\*"":""https://raw\.githubusercontent\.com/[^""]+/[0-9a-f]{40}/\*""\}\}$", addresses);
        }

        Assert.All(pdb.Documents, handle =>
        {
            var name = pdb.GetString(pdb.GetDocument(handle).Name);
            Assert.StartsWith("/_", name, StringComparison.Ordinal);
            Assert.True(!name.Contains("/obj/", StringComparison.Ordinal) || inside.Contains(handle), name);
        });
    }
}
