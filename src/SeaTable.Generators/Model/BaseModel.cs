using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Model;

/// <summary>All that the code of a base's client is made from. Names are plain; the emitters escape them.</summary>
/// <param name="FileName">The schema file, without its folder.</param>
/// <param name="Namespace">The namespace of all that is made from the file; empty is the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Client">The name of the client class.</param>
/// <param name="HintName">The name of the generated file of the client.</param>
/// <param name="ServicesHintName">The name of the generated file of the registration methods.</param>
/// <param name="OpenApiHintName">The name of the generated file of what the client tells descriptions of web APIs.</param>
/// <param name="ValidationHintName">The name of the generated file that keeps ASP.NET Core from validating rows.</param>
/// <param name="Tables">One property a table, in the order of the file.</param>
internal sealed record BaseModel(
    string FileName,
    string Namespace,
    string Accessibility,
    string Client,
    string HintName,
    string ServicesHintName,
    string OpenApiHintName,
    string ValidationHintName,
    EquatableArray<TableProperty> Tables);
