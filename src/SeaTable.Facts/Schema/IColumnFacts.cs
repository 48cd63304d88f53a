using System.Collections.Generic;

namespace SeaTable.Facts;

/// <summary>A column as far as the facts need it; generator and emulator read theirs from different JSON.</summary>
internal interface IColumnFacts
{
    /// <summary>Gets its name in the base.</summary>
    string Name { get; }

    /// <summary>Gets its type in SeaTable's words, such as <c>single-select</c>.</summary>
    string TypeName { get; }

    /// <summary>Gets a text of its settings (<c>data</c>), or null when there is none or it is empty.</summary>
    string? Setting(string name);
}

/// <summary>A table as far as the facts need it.</summary>
internal interface ITableFacts<TColumn>
{
    string Id { get; }

    /// <summary>Gets its name in the base.</summary>
    string Name { get; }

    /// <summary>Gets its columns, in the order of the base.</summary>
    IReadOnlyList<TColumn> Columns { get; }

    /// <summary>Gets the column of a key, or null.</summary>
    TColumn? FindColumn(string key);
}
