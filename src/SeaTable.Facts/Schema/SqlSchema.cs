using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>The base that statements are checked against.</summary>
internal sealed record SqlSchema(IReadOnlyList<SqlTable> Tables);

/// <summary>
/// A table, with its columns in the order of the base. System columns such as <c>_id</c> are known without being listed.
/// </summary>
internal sealed record SqlTable(string Id, string Name, IReadOnlyList<SqlSchemaColumn> Columns);

/// <summary>A column.</summary>
/// <param name="Key">Its key, which statements can't name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in SeaTable's words, such as <c>single-select</c>.</param>
/// <param name="Value">What its cells hold.</param>
/// <param name="Options">The names of the options of a select column.</param>
internal sealed record SqlSchemaColumn(string Key, string Name, string Type, SqlType Value, IReadOnlyList<string> Options);
