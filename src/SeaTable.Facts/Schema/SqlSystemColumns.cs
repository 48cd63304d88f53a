using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>The columns that every table has without a base listing them. Nobody can write them.</summary>
internal static class SqlSystemColumns
{
    /// <summary>All of them, in the order in which <c>*</c> gives them.</summary>
    public static IReadOnlyList<SqlSchemaColumn> All { get; } =
        [.. SystemFields.All.Select(
            field => new SqlSchemaColumn(field.Name, field.Name, field.TypeName, SqlColumnTypes.Of(field.TypeName), []))];

    /// <summary>The system column of a name in any case, or null.</summary>
    public static SqlSchemaColumn? Find(string name) =>
        All.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a column is one of them.</summary>
    public static bool Contains(SqlSchemaColumn column) => All.Contains(column);
}
