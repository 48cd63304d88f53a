using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Model;

/// <summary>A file that takes a name which another file takes already, so that it gives no code.</summary>
/// <param name="Path">The file that loses: of the two the later one in ordinal order of the paths.</param>
/// <param name="CodegenFile">The file beside it that chooses names, without its folder; null when there is none.</param>
/// <param name="OtherPath">The file that keeps the name.</param>
/// <param name="Name">The name, with its namespace.</param>
/// <param name="IsClient">Whether both files make the same client, and not only the same type of a table.</param>
/// <param name="Location">Where to report it.</param>
internal sealed record FileConflict(
    string Path, string? CodegenFile, string OtherPath, string Name, bool IsClient, LocationInfo Location)
{
    /// <summary>
    /// Finds the files that lose. Names count as the same when they differ in case only, because generated files are named
    /// after types and some file systems do not tell case; and a namespace of one file counts against a type of the other.
    /// </summary>
    public static EquatableArray<FileConflict> Find(ImmutableArray<NameClaim?> claims)
    {
        var typeOwners = new Dictionary<string, NameClaim>(StringComparer.OrdinalIgnoreCase);
        var namespaceOwners = new Dictionary<string, NameClaim>(StringComparer.OrdinalIgnoreCase);
        var conflicts = new List<FileConflict>();
        foreach (var claim in claims.OfType<NameClaim>().OrderBy(claim => claim.Path, StringComparer.Ordinal))
        {
            List<string> types = [.. claim.Types.Select(type => claim.Qualify(type.Name))];
            List<string> namespaces = [.. claim.Namespaces()];
            var (name, other) = FirstOwned(types, typeOwners);
            (name, other) = other is null ? FirstOwned(types, namespaceOwners) : (name, other);
            (name, other) = other is null ? FirstOwned(namespaces, typeOwners) : (name, other);
            if (other is not null)
            {
                conflicts.Add(new FileConflict(
                    claim.Path, claim.CodegenFile, other.Path, name!, name == claim.Qualify(claim.Client), claim.Location));
                continue;
            }

            types.ForEach(type => typeOwners[type] = claim);
            namespaces.ForEach(space => namespaceOwners[space] = claim);
        }

        return conflicts.ToEquatableArray();
    }

    public DiagnosticInfo ToDiagnostic() =>
        new(Rules.FilesConflict, Location, new([Shorten(Path), Shorten(OtherPath), Name, Fix]));

    private string Fix => (IsClient, CodegenFile) switch
    {
        (true, null) => "Rename one of the files, or give one of them another \"client\" or \"namespace\" in its section codegen",
        (true, _) => "Rename one of the files, or put another \"client\" or \"namespace\" into " + CodegenFile,
        (false, null) => "Give one of them another \"namespace\" in its section codegen, or the table another name in \"names\"",
        _ => "Put another \"namespace\", or another name for the table in \"names\", into " + CodegenFile,
    };

    private static (string? Name, NameClaim? Owner) FirstOwned(
        IEnumerable<string> names, Dictionary<string, NameClaim> owners)
    {
        foreach (var name in names)
        {
            if (owners.TryGetValue(name, out var owner))
            {
                return (name, owner);
            }
        }

        return (null, null);
    }

    // Two files of one name are told apart by their folders.
    private string Shorten(string path)
    {
        var sameName = SchemaFileName.Of(Path) == SchemaFileName.Of(OtherPath);
        return sameName ? path : SchemaFileName.Of(path);
    }
}
