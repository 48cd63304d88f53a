namespace SeaTable.Generators.Json;

/// <summary>Why a text is not JSON.</summary>
/// <param name="Position">Where reading had to stop; the text's length when it ends too early.</param>
/// <param name="Message">What is wrong there, for people, as a part of a sentence.</param>
internal sealed record JsonSyntaxError(int Position, string Message);
