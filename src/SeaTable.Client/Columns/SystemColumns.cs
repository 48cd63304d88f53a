using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The fields that every row has. In SQL they have names that never change.</summary>
internal static class SystemColumns
{
    internal static readonly ColumnSchema Id = new(SystemFields.Id, SystemFields.Id, ColumnType.Text, "RowId");
    internal static readonly ColumnSchema CreatedAt = new(
        SystemFields.CreatedAt, SystemFields.CreatedAt, ColumnType.CreatedTime, "RowCreatedAt");
    internal static readonly ColumnSchema ModifiedAt = new(
        SystemFields.ModifiedAt, SystemFields.ModifiedAt, ColumnType.LastModifiedTime, "RowModifiedAt");
    internal static readonly ColumnSchema Creator = new(
        SystemFields.Creator, SystemFields.Creator, ColumnType.Creator, "RowCreatedBy");
    internal static readonly ColumnSchema LastModifier = new(
        SystemFields.LastModifier, SystemFields.LastModifier, ColumnType.LastModifier, "RowModifiedBy");

    internal static bool IsName(string name) => SystemFields.IsName(name);

    internal static bool Has(string key) => key is SystemFields.Id or SystemFields.CreatedAt or SystemFields.ModifiedAt
        or SystemFields.Creator or SystemFields.LastModifier;
}
