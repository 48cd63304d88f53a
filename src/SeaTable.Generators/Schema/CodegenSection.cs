using System.Collections.Generic;

namespace SeaTable.Generators.Schema;

/// <summary>
/// The settings of the C# code, out of the section <c>codegen</c> of a schema file or the file beside it. Nothing in them is
/// validated yet.
/// </summary>
/// <param name="Place">Where they stand.</param>
/// <param name="Namespace">The namespace of the code; an empty one is the global namespace.</param>
/// <param name="Client">The name of the client class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Names">Names for tables, columns, options and views.</param>
internal sealed record CodegenSection(
    CodegenPlace Place,
    CodegenSetting? Namespace,
    CodegenSetting? Client,
    CodegenSetting? Accessibility,
    IReadOnlyList<CodegenName> Names)
{
    /// <summary>Settings that say nothing.</summary>
    public static CodegenSection Empty(CodegenPlace place) => new(place, null, null, null, []);
}
