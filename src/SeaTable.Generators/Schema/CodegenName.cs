using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>An entry of <c>codegen.names</c>.</summary>
/// <param name="Path">The ids of the thing meant, such as <c>0000/M31F</c>.</param>
/// <param name="Name">The C# name that it is to get.</param>
/// <param name="PathRange">Where the ids stand.</param>
/// <param name="NameRange">Where the name stands.</param>
internal sealed record CodegenName(string Path, string Name, TextRange PathRange, TextRange NameRange);
