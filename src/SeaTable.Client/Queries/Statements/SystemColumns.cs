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

    internal static bool Has(string key) => key is "_id" or "_ctime" or "_mtime" or "_creator" or "_last_modifier";
}
