namespace SeaTable.Generators.Model;

/// <summary>The property of a client that gives a table.</summary>
/// <param name="Name">The table's name in the base.</param>
/// <param name="Description">What people wrote about the table.</param>
/// <param name="Property">The name of the property.</param>
/// <param name="Type">The name of the table's class.</param>
/// <param name="RowType">The name of the class of its rows.</param>
internal sealed record TableProperty(string Name, string? Description, string Property, string Type, string RowType);
