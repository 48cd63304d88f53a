namespace SeaTable;

/// <summary>
/// The table of what each operation of a base does. What does not stand in it counts as an addition, unless HTTP says that it
/// reads.
/// </summary>
internal static class OperationCategories
{
    private const SeaTableOperationCategory Read = SeaTableOperationCategory.Read;
    private const SeaTableOperationCategory Write = SeaTableOperationCategory.Write;
    private const SeaTableOperationCategory Add = SeaTableOperationCategory.Add;

    /// <summary>By method and first part of the path; of the statements of "sql/", the first word decides.</summary>
    private static readonly Dictionary<(string Method, string Path), (SeaTableOperationCategory Category, string Name)>
        s_operations = new()
        {
            [("GET", "metadata")] = (Read, "get_metadata"),
            [("GET", "rows")] = (Read, "get_rows"),
            [("POST", "rows")] = (Add, "append_rows"),
            [("PUT", "rows")] = (Write, "update_rows"),
            [("DELETE", "rows")] = (Write, "delete_rows"),
            [("POST", "query-links")] = (Read, "query_links"),

            // A link that is there already is refused, so it is not made twice.
            [("POST", "links")] = (Write, "create_links"),
            [("PUT", "links")] = (Write, "set_links"),
            [("DELETE", "links")] = (Write, "delete_links"),

            // The second time finds the rows as the first one left them.
            [("PUT", "lock-rows")] = (Write, "lock_rows"),
            [("PUT", "unlock-rows")] = (Write, "unlock_rows"),
            [("POST", "unarchive")] = (Write, "unarchive_rows"),
            [("POST", "add-archived-rows")] = (Add, "add_archived_rows"),

            // The rows that a view shows, and what its name means, are others a moment later.
            [("POST", "archive-view")] = (Add, "archive_view"),
            [("POST", "auto-links")] = (Add, "link_automatically"),
            [("GET", "auto-link-task")] = (Read, "get_link_task"),

            [("GET", "comments")] = (Read, "get_comments"),
            [("POST", "comments")] = (Add, "add_comment"),
            [("PUT", "comments")] = (Write, "resolve_comment"),
            [("DELETE", "comments")] = (Write, "delete_comment"),
            [("GET", "comments-count")] = (Read, "count_comments"),
            [("GET", "comments-within-days")] = (Read, "get_comments"),
            [("GET", "rows-comments-num")] = (Read, "count_comments"),
            [("GET", "notifications")] = (Read, "get_notifications"),
            [("PUT", "notifications")] = (Write, "mark_notifications"),
            [("DELETE", "notifications")] = (Write, "delete_notifications"),
            [("POST", "ui-toasts")] = (Add, "send_toast"),
            [("GET", "operations")] = (Read, "get_operations"),
            [("GET", "activities")] = (Read, "get_activities"),
            [("GET", "db-operations")] = (Read, "get_operations"),
            [("PUT", "restore-operations")] = (Add, "restore_operation"),
            [("POST", "snapshot")] = (Add, "create_snapshot"),
            [("GET", "api-gateway")] = (Read, "ping"),
            [("GET", "server-info")] = (Read, "get_server_info"),

            // The names in a call of one's own may mean another column by the time of a second try, so it is made once. Calls of
            // this library that name what they change by its id say so themselves.
            [("GET", "columns")] = (Read, "list_columns"),
            [("POST", "columns")] = (Add, "insert_column"),
            [("PUT", "columns")] = (Add, "update_column"),
            [("DELETE", "columns")] = (Add, "delete_column"),
            [("POST", "batch-append-columns")] = (Add, "append_columns"),
            [("POST", "column-options")] = (Add, "add_options"),
            [("PUT", "column-options")] = (Add, "update_options"),
            [("DELETE", "column-options")] = (Add, "delete_options"),
            [("POST", "column-cascade-settings")] = (Add, "set_cascade"),
            [("POST", "tables")] = (Add, "create_table"),
            [("PUT", "tables")] = (Add, "rename_table"),
            [("DELETE", "tables")] = (Add, "delete_table"),
            [("GET", "views")] = (Read, "get_views"),
            [("POST", "views")] = (Add, "create_view"),
            [("PUT", "views")] = (Add, "update_view"),
            [("DELETE", "views")] = (Add, "delete_view"),
        };

    private static readonly Dictionary<string, SeaTableOperationCategory> s_statements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SELECT"] = Read,

        // They set constants, so the second time sets the same.
        ["UPDATE"] = Write,
        ["DELETE"] = Write,
        ["INSERT"] = Add,
    };

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the address of the base.</param>
    internal static SeaTableOperationCategory Of(HttpMethod method, string path) => Find(method, path).Category;

    /// <summary>The name of an operation in traces and logs.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the address of the base.</param>
    internal static string NameOf(HttpMethod method, string path) => Find(method, path).Name;

    /// <summary>The name of a statement in traces and logs: its first word, if it is one of the four.</summary>
    /// <param name="sql">The statement.</param>
    internal static string NameOf(string sql)
    {
        var text = sql.AsSpan().TrimStart();
        foreach (var (word, _) in s_statements)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return word;
        }

        return "SQL";
    }

    /// <param name="firstWord">The first word of the statement; null when it has none.</param>
    internal static SeaTableOperationCategory OfStatement(string? firstWord) =>
        s_statements.GetValueOrDefault(firstWord ?? "", Add);

    private static (SeaTableOperationCategory Category, string Name) Find(HttpMethod method, string path)
    {
        var end = path.AsSpan().IndexOfAny('/', '?');
        var other = method == HttpMethod.Get || method == HttpMethod.Head ? Read : Add;
        return s_operations.GetValueOrDefault((method.Method, end < 0 ? path : path[..end]), (other, "other"));
    }
}
