namespace SeaTable.Generators.Schema;

/// <summary>What the type of a column says about its shape.</summary>
internal static class ColumnTypes
{
    /// <summary>The type that has no value: it only does something.</summary>
    public const string Button = "button";

    /// <summary>Whether a column of the type has a value at all.</summary>
    public static bool HasProperty(string type) => type != Button;

    /// <summary>Whether a column of the type has options, which get a type of their own.</summary>
    public static bool HasOptions(string type) => type is "single-select" or "multiple-select";
}
