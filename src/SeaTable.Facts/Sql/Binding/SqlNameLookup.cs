using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>Finds names in any case; where two differ in their case only, the exact one wins.</summary>
internal static class SqlNameLookup
{
    /// <summary>What is called so: usually one, several when only their case differs and none is exact.</summary>
    public static IReadOnlyList<T> Find<T>(IEnumerable<T> all, Func<T, string> nameOf, string name)
    {
        List<T> found = [.. all.Where(item => string.Equals(nameOf(item), name, StringComparison.OrdinalIgnoreCase))];
        return found.Count > 1 && found.FindIndex(item => nameOf(item) == name) is >= 0 and int exact ? [found[exact]] : found;
    }

    /// <summary>The column of a table, or a system column.</summary>
    public static IReadOnlyList<SqlSchemaColumn> Columns(SqlTable table, string name)
    {
        var found = Find(table.Columns, column => column.Name, name);
        return found.Count == 0 && SqlSystemColumns.Find(name) is { } system ? [system] : found;
    }
}
