using SeaTable.Generators.Mapping;

namespace SeaTable.Generators.Model;

/// <summary>All that the code of a column is made from.</summary>
/// <param name="Key">The column's key.</param>
/// <param name="Name">The column's name in the base.</param>
/// <param name="Description">What people wrote about it.</param>
/// <param name="Property">The name of the property.</param>
/// <param name="Field">The name of the field behind it.</param>
/// <param name="Mapping">How the column's type looks in C#.</param>
/// <param name="Options">The type of the column's options, when it is a select column.</param>
internal sealed record ColumnModel(
    string Key,
    string Name,
    string? Description,
    string Property,
    string Field,
    ColumnMapping Mapping,
    OptionTypeModel? Options);
