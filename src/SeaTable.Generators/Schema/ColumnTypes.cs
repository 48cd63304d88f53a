using SeaTable.Facts;

namespace SeaTable.Generators.Schema;

/// <summary>What the type of a column says about the code of the column.</summary>
internal static class ColumnTypes
{
    /// <summary>Whether a column of the type has a value at all; a button only does something.</summary>
    public static bool HasProperty(string type) => type != ColumnTypeNames.Button;

    /// <summary>Whether a column of the type has options, which get a type of their own.</summary>
    public static bool HasOptions(string type) => ColumnTypeFacts.Find(type) is { HasOptions: true };
}
