namespace SeaTable.Generators.Model;

/// <summary>A view of a table.</summary>
/// <param name="Id">The view's id.</param>
/// <param name="Name">The view's name in the base.</param>
/// <param name="Member">The name of its member.</param>
internal sealed record ViewModel(string Id, string Name, string Member);
