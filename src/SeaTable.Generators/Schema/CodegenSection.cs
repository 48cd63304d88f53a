using System.Collections.Generic;

namespace SeaTable.Generators.Schema;

/// <summary>The section <c>codegen</c> of a schema file: wishes about the C# code. Nothing in it is validated yet.</summary>
/// <param name="Namespace">The namespace wished for; an empty one is the global namespace.</param>
/// <param name="Client">The name wished for the client class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Names">Names wished for tables, columns, options and views.</param>
internal sealed record CodegenSection(
    Wish? Namespace,
    Wish? Client,
    Wish? Accessibility,
    IReadOnlyList<NameWish> Names)
{
    /// <summary>A file without wishes.</summary>
    public static CodegenSection Empty { get; } = new(null, null, null, []);
}
