namespace SeaTable;

/// <summary>A view of a table, as the server describes it.</summary>
/// <param name="Id">The id, which stays when the view is renamed.</param>
/// <param name="Name">The current name.</param>
public sealed record ViewMetadata(string Id, string Name);
