namespace SeaTable.Generators.Json;

/// <summary>The name of a member.</summary>
/// <param name="Text">The name with its escapes resolved; empty when nobody wants it.</param>
/// <param name="Start">Where it stands, its opening quote included.</param>
/// <param name="Length">How long it is in the text, both quotes included.</param>
internal sealed record JsonName(string Text, int Start, int Length);
