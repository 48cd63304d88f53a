using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>The columns that every table has without a base listing them. Nobody can write them.</summary>
internal static class SqlSystemColumns
{
    /// <summary>All of them, in the order in which <c>*</c> gives them.</summary>
    public static IReadOnlyList<SqlColumn> All { get; } =
    [
        Column("_id", "text", SqlKind.Text),
        Column("_ctime", "ctime", SqlKind.Date),
        Column("_mtime", "mtime", SqlKind.Date),
        Column("_creator", "creator", SqlKind.Text),
        Column("_last_modifier", "last-modifier", SqlKind.Text),
        Column("_locked", "checkbox", SqlKind.Boolean),
        Column("_locked_by", "text", SqlKind.Text),
        Column("_archived", "checkbox", SqlKind.Boolean),
    ];

    /// <summary>The system column of a name in any case, or null.</summary>
    public static SqlColumn? Find(string name) => All.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a column is one of them.</summary>
    public static bool Contains(SqlColumn column) => All.Contains(column);

    private static SqlColumn Column(string name, string type, SqlKind kind) => new(name, name, type, SqlType.Of(kind), []);
}
