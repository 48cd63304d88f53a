using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>An option of a select column.</summary>
/// <param name="Id">Its id, which no renaming changes; unique in its column only.</param>
/// <param name="Name">Its name in the base.</param>
/// <param name="NameRange">Where its name stands.</param>
internal sealed record OptionSchema(string Id, string Name, TextRange NameRange);
