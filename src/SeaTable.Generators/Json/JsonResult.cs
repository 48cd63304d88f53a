namespace SeaTable.Generators.Json;

/// <summary>What reading a text gave: a tree or an error, never both.</summary>
/// <param name="Root">The outermost value.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record JsonResult(JsonNode? Root, JsonSyntaxError? Error);
