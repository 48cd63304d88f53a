namespace SeaTable.Generators.Json;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">The name with its escapes resolved.</param>
/// <param name="Start">Where the name stands in the text, its opening quote included.</param>
/// <param name="Length">How long the name is in the text, both quotes included.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, int Start, int Length, JsonNode Value);
