using System.Collections.Generic;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;

namespace SeaTable.Generators.Model;

/// <summary>The names that the code of a schema file takes in the project.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="CodegenFile">The file beside it that chooses names, without its folder; null when there is none.</param>
/// <param name="Namespace">The namespace; empty is the global one.</param>
/// <param name="Client">The name of the client class.</param>
/// <param name="Types">All types made, the client included.</param>
/// <param name="Location">Where to report that another file takes the same names.</param>
internal sealed record NameClaim(
    string Path,
    string? CodegenFile,
    string Namespace,
    string Client,
    EquatableArray<TypeClaim> Types,
    LocationInfo Location)
{
    /// <summary>Where names are chosen, in words.</summary>
    public string Codegen => CodegenFile ?? "the section \"codegen\" of the file";

    /// <summary>The name of a type with its namespace.</summary>
    public string Qualify(string type) => Namespace.Length == 0 ? type : Namespace + "." + type;

    /// <summary>The namespace and all that it lies in, the innermost first.</summary>
    public IEnumerable<string> Namespaces()
    {
        for (var end = Namespace.Length; end > 0; end = Namespace.LastIndexOf('.', end - 1))
        {
            yield return Namespace.Substring(0, end);
        }
    }
}
