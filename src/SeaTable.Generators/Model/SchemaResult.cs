using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;

namespace SeaTable.Generators.Model;

/// <summary>What a schema file gave: models to make code from, and what is wrong in it.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Claim">The names that its code takes, or null when it gives no code.</param>
/// <param name="Base">The model of the client, or null when the file gives no code.</param>
/// <param name="Tables">One model a table.</param>
/// <param name="Diagnostics">What is wrong in the file.</param>
internal sealed record SchemaResult(
    string Path,
    NameClaim? Claim,
    BaseModel? Base,
    EquatableArray<TableModel> Tables,
    EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>A file that gives no code.</summary>
    public static SchemaResult Failed(string path, EquatableArray<DiagnosticInfo> diagnostics) =>
        new(path, null, null, EquatableArray<TableModel>.Empty, diagnostics);
}
