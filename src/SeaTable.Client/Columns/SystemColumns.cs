using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The fields that every row has. In SQL they have names that nobody can change.</summary>
internal static class SystemColumns
{
    internal static readonly ColumnSchema Id = new("_id", "_id", ColumnType.Text, "RowId");
    internal static readonly ColumnSchema Ctime = new("_ctime", "_ctime", ColumnType.Ctime, "RowCreatedAt");
    internal static readonly ColumnSchema Mtime = new("_mtime", "_mtime", ColumnType.Mtime, "RowModifiedAt");
    internal static readonly ColumnSchema Creator = new("_creator", "_creator", ColumnType.Creator, "RowCreatedBy");
    internal static readonly ColumnSchema LastModifier = new("_last_modifier", "_last_modifier", ColumnType.LastModifier, "RowModifiedBy");

    /// <summary>All names that mean a field of a row, whatever their case.</summary>
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "_id", "_ctime", "_mtime", "_creator", "_last_modifier", "_locked", "_locked_by", "_archived",
    };

    internal static bool IsName(string name) => s_names.Contains(name);

    internal static bool Has(string key) => key is "_id" or "_ctime" or "_mtime" or "_creator" or "_last_modifier";
}
