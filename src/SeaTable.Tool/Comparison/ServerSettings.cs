using SeaTable.Facts;

namespace SeaTable.Tool.Comparison;

/// <summary>The settings of columns that the server works out itself: no file decides them, and they are no difference.</summary>
internal static class ServerSettings
{
    private static readonly HashSet<string> s_computed = new(StringComparer.Ordinal)
    {
        "array_type", "array_data", "operated_columns", "result_type",
    };

    /// <summary>Whether the server works out a setting of a column of a type.</summary>
    public static bool Contains(string columnType, string setting) => s_computed.Contains(setting)
        && columnType is ColumnTypeNames.Link or ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula;
}
