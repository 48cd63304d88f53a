namespace SeaTable.Generators.Model;

/// <summary>An option of a select column.</summary>
/// <param name="Id">The option's id.</param>
/// <param name="Name">The option's name in the base.</param>
/// <param name="Member">The name of its member.</param>
internal sealed record OptionModel(string Id, string Name, string Member);
