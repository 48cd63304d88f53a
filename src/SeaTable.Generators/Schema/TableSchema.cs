using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>A table of a base.</summary>
/// <param name="Id">Its id, which no renaming changes.</param>
/// <param name="Name">Its name in the base.</param>
/// <param name="Description">What people wrote about it.</param>
/// <param name="Columns">The columns that can be used, in the order of the file, their keys all different.</param>
/// <param name="Views">Its views.</param>
/// <param name="NameRange">Where its name stands.</param>
/// <param name="Range">Where all of it stands.</param>
internal sealed record TableSchema(
    string Id,
    string Name,
    string? Description,
    IReadOnlyList<ColumnSchema> Columns,
    IReadOnlyList<ViewSchema> Views,
    TextRange NameRange,
    TextRange Range) : ITableFacts<ColumnSchema>
{
    private readonly Dictionary<string, ColumnSchema> _byKey = Columns.ToDictionary(column => column.Key);

    /// <summary>The column of that key, or null.</summary>
    public ColumnSchema? FindColumn(string key) => _byKey.TryGetValue(key, out var column) ? column : null;
}
