using System.Collections.Generic;

namespace SeaTable.Generators.Schema;

/// <summary>The section <c>codegen</c> of a schema file: settings of the C# code. Nothing in it is validated yet.</summary>
/// <param name="Namespace">The namespace of the code; an empty one is the global namespace.</param>
/// <param name="Client">The name of the client class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Names">Names for tables, columns, options and views.</param>
internal sealed record CodegenSection(
    CodegenSetting? Namespace,
    CodegenSetting? Client,
    CodegenSetting? Accessibility,
    IReadOnlyList<CodegenName> Names)
{
    /// <summary>Gets the section of a file that has none.</summary>
    public static CodegenSection Empty { get; } = new(null, null, null, []);
}
