using System.Collections.Generic;

namespace SeaTable.Generators.Schema;

/// <summary>What a schema file says about a base.</summary>
/// <param name="Tables">The tables that can be used, in the order of the file, their ids all different.</param>
/// <param name="Codegen">The wishes about the C# code.</param>
internal sealed record BaseSchema(IReadOnlyList<TableSchema> Tables, CodegenSection Codegen);
