using System.Collections.Generic;

namespace SeaTable.Generators.Naming;

/// <summary>All C# names of a column.</summary>
/// <param name="Property">The property.</param>
/// <param name="Field">The field behind it.</param>
/// <param name="OptionType">The type of its options, when it is a select column.</param>
/// <param name="Options">The member of each option by the option's id.</param>
internal sealed record ColumnNames(
    string Property,
    string Field,
    string? OptionType,
    IReadOnlyDictionary<string, string> Options);
