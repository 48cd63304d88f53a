namespace SeaTable.Generators.Json;

/// <summary>Where reading stopped.</summary>
/// <param name="Frame">What is open there.</param>
/// <param name="Position">
/// Up to where the text is read; a scalar is not read before what follows it is known to be no part of it.
/// </param>
/// <param name="Error">Why it stopped; null when all is read.</param>
/// <param name="IsLayout">Whether only the place of a line is wrong.</param>
/// <param name="Closed">What was closed last, when nothing else was read behind it.</param>
internal sealed record JsonStop(JsonFrame Frame, int Position, JsonSyntaxError? Error, bool IsLayout, JsonFrame? Closed);
