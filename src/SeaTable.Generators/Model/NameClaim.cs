using SeaTable.Generators.Diagnostics;

namespace SeaTable.Generators.Model;

/// <summary>The names that the code of a schema file takes in the project.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Namespace">The namespace; empty is the global one.</param>
/// <param name="Client">The name of the client class.</param>
/// <param name="Types">The names of all types made, the client included.</param>
/// <param name="Location">Where to report that another file takes the same names.</param>
internal sealed record NameClaim(
    string Path,
    string Namespace,
    string Client,
    EquatableArray<string> Types,
    LocationInfo Location);
