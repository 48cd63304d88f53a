using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Repository;

/// <summary>
/// What <c>BannedSymbols.txt</c> bans is not in the generator's assembly. An analyzer says so while one types; this holds also
/// where someone switched it off.
/// </summary>
public sealed class BannedSymbolTests
{
    [Fact]
    public void The_generator_uses_nothing_that_depends_on_machine_or_culture()
    {
        var used = MembersUsed();

        Assert.Contains("System.Text.StringBuilder.Append", used.Select(member => member.Split('(')[0]));
        Assert.Equal([], Banned().Intersect(used));
    }

    [Fact]
    public void The_list_bans_something() => Assert.InRange(Banned().Count(), 8, 100);

    // P:System.Environment.NewLine;why -> System.Environment.get_NewLine(0); M:System.Char.ToUpper(System.Char);why ->
    // …ToUpper(1)
    private static IEnumerable<string> Banned() =>
        File.ReadLines(Path.Combine(RepositoryFiles.Root, "src", "SeaTable.Generators", "BannedSymbols.txt"))
            .Where(line => line.Length > 0)
            .Select(line => line[2..].Split(';')[0] is var symbol && line[0] == 'P'
                ? $"{symbol[..symbol.LastIndexOf('.')]}.get_{symbol[(symbol.LastIndexOf('.') + 1)..]}(0)"
                : $"{symbol.Split('(')[0]}({(symbol.Contains('(', StringComparison.Ordinal) ? symbol.Split(',').Length : 0)})");

    private static HashSet<string> MembersUsed()
    {
        using var reader = new PEReader(File.OpenRead(typeof(SeaTableGenerator).Assembly.Location));
        var metadata = reader.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && member.GetKind() == MemberReferenceKind.Method)
                .Select(member => (Member: member, Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent)))
                .Select(use =>
                    $"{metadata.GetString(use.Type.Namespace)}.{metadata.GetString(use.Type.Name)}."
                        + $"{metadata.GetString(use.Member.Name)}({Parameters(metadata, use.Member)})"),
        ];
    }

    private static int Parameters(MetadataReader metadata, MemberReference member)
    {
        var signature = metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return signature.ReadCompressedInteger();
    }
}
