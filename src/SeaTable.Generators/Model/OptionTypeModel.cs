using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Model;

/// <summary>The type of a select column's options.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Options">The options known when the schema file was made, in its order.</param>
internal sealed record OptionTypeModel(string Type, EquatableArray<OptionModel> Options);
