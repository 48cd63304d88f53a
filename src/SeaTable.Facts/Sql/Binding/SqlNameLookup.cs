using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>Finds names in any case; where two differ in their case only, the exact one wins.</summary>
internal static class SqlNameLookup
{
    /// <summary>The aliases of that name: usually one, several when only their case differs and none is exact.</summary>
    public static IReadOnlyList<SqlSelectItem> Aliases(IEnumerable<SqlSelectItem> items, string name) => Exact(
        items.Where(item => string.Equals(item.Alias?.Text, name, StringComparison.OrdinalIgnoreCase)),
        item => item.Alias!.Text,
        name);

    /// <summary>The tables of that name, in the same way.</summary>
    public static IReadOnlyList<SqlTable> Tables(SqlSchema schema, string name) =>
        Exact(schema.TablesNamed(name), table => table.Name, name);

    /// <summary>The columns of that name, or the system column.</summary>
    public static IReadOnlyList<SqlSchemaColumn> Columns(SqlTable table, string name)
    {
        var found = Exact(table.ColumnsNamed(name), column => column.Name, name);
        return found.Count == 0 && SqlSystemColumns.Find(name) is { } system ? [system] : found;
    }

    private static List<T> Exact<T>(IEnumerable<T> named, Func<T, string> nameOf, string name)
    {
        List<T> found = [.. named];
        return found.Count > 1 && found.FindIndex(item => nameOf(item) == name) is >= 0 and int exact ? [found[exact]] : found;
    }
}
