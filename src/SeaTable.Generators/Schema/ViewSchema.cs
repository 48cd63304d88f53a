using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>A view of a table.</summary>
/// <param name="Id">Its id, which no renaming changes.</param>
/// <param name="Name">Its name in the base.</param>
/// <param name="NameRange">Where its name stands.</param>
internal sealed record ViewSchema(string Id, string Name, TextRange NameRange);
