using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>The base that statements are checked against.</summary>
internal sealed record SqlSchema(IReadOnlyList<SqlTable> Tables)
{
    private ILookup<string, SqlTable>? _byName;

    /// <summary>Gets the tables of a name in any case.</summary>
    public IEnumerable<SqlTable> TablesNamed(string name) =>
        (_byName ??= Tables.ToLookup(table => table.Name, StringComparer.OrdinalIgnoreCase))[name];
}

/// <summary>
/// A table, with its columns in the order of the base. System columns such as <c>_id</c> are known without being listed.
/// </summary>
internal sealed record SqlTable(string Id, string Name, IReadOnlyList<SqlSchemaColumn> Columns)
{
    private ILookup<string, SqlSchemaColumn>? _byName;

    /// <summary>Gets the columns of a name in any case.</summary>
    public IEnumerable<SqlSchemaColumn> ColumnsNamed(string name) =>
        (_byName ??= Columns.ToLookup(column => column.Name, StringComparer.OrdinalIgnoreCase))[name];
}

/// <summary>A column.</summary>
/// <param name="Key">Its key, which statements can't name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in SeaTable's words, such as <c>single-select</c>.</param>
/// <param name="Value">What its cells hold.</param>
/// <param name="Options">The names of the options of a select column.</param>
internal sealed record SqlSchemaColumn(string Key, string Name, string Type, SqlType Value, IReadOnlyList<string> Options);
