using System.Collections.Generic;

namespace SeaTable.Generators.Json;

/// <summary>What is left of a text that may not be JSON.</summary>
/// <param name="Root">
/// The outermost value with all that could be read; null when nothing can be made of the text. What lacks a part says that it is
/// not whole.
/// </param>
/// <param name="Errors">Why the text is not JSON: none, or one for each place that is not whole.</param>
internal sealed record RepairedJson(JsonNode? Root, IReadOnlyList<JsonSyntaxError> Errors);
