namespace SeaTable;

/// <summary>An option of a select column, as the server describes it.</summary>
/// <param name="Id">The id, which stays when the option is renamed; unique within its column.</param>
/// <param name="Name">The current name.</param>
public sealed record OptionMetadata(string Id, string Name);
