using System.Collections.Generic;
using SeaTable.Facts;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Key">Its key, which no renaming changes.</param>
/// <param name="Name">Its name in the base.</param>
/// <param name="Type">Its type in SeaTable's spelling, such as <c>single-select</c>.</param>
/// <param name="Description">What people wrote about it.</param>
/// <param name="Data">The settings that belong to its type, when they are an object.</param>
/// <param name="Options">The options of a select column, in the order of the file, their ids all different.</param>
/// <param name="NameRange">Where its name stands.</param>
/// <param name="TypeRange">Where its type stands.</param>
internal sealed record ColumnSchema(
    string Key,
    string Name,
    string Type,
    string? Description,
    JsonNode? Data,
    IReadOnlyList<OptionSchema> Options,
    TextRange NameRange,
    TextRange TypeRange) : IColumnFacts
{
    string IColumnFacts.TypeName => Type;

    /// <summary>A string in the column's settings; null when there is none, or an empty one.</summary>
    public string? Setting(string name) => Data?[name]?.AsString() is { Length: > 0 } text ? text : null;
}
