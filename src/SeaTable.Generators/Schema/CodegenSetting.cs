using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>A string of the section <c>codegen</c>.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Range">Where it stands.</param>
internal sealed record CodegenSetting(string Value, TextRange Range);
