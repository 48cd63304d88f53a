using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations.Records;

/// <summary>Writes what is done to tables, columns and views as SeaTable writes it.</summary>
internal static class SchemaRecords
{
    /// <summary>Writes a new table; its rows come by operations of their own.</summary>
    public static OperationRecord TableInserted(Table table)
    {
        var data = table.ToJson();
        data["rows"] = new JsonArray();
        data["id_row_map"] = new JsonObject();
        return Of("insert_table", null, ("table_data", data));
    }

    public static OperationRecord TableRenamed(Table table) =>
        Of("rename_table", table, ("table_name", table.Name));

    public static OperationRecord HeaderLocked(Table table) =>
        Of("modify_header_lock", table, ("is_header_locked", table.IsHeaderLocked));

    /// <summary>Writes that a table is deleted.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows that it had; null when there were too many to tell.</param>
    public static OperationRecord TableDeleted(Table table, IReadOnlyList<StoredRow>? rows)
    {
        var deleted = new JsonObject();
        if (rows is not null)
        {
            deleted = table.ToJson();
            deleted["rows"] = new JsonArray([.. rows.Select(row => StoredRowJson.Node(row, table.Filled(row)))]);
        }

        return Of("delete_table", table, ("table_name", table.Name), ("deleted_table", deleted));
    }

    /// <summary>Writes that a column is there.</summary>
    /// <param name="table">The table, in which the column has its place.</param>
    /// <param name="column">The column.</param>
    /// <param name="linked">The other end of a link, and its table.</param>
    public static OperationRecord ColumnInserted(Table table, Column column, (Table Table, Column Column)? linked = null)
    {
        JsonNode? info = linked is not { } end ? null : new JsonObject
        {
            ["table_id"] = end.Table.Id, ["column_data"] = end.Column.Json.DeepClone(),
        };
        (string, JsonNode?)[] members = [("column_key", KeyBefore(table, column)), ("column_data", column.Json.DeepClone())];
        return Of("insert_column", table, info is null ? members : [.. members, ("linked_column_info", info)]);
    }

    public static OperationRecord ColumnRenamed(Table table, Column column, string oldName) =>
        OfColumn("rename_column", table, column, ("new_column_name", column.Name), ("old_column_name", oldName));

    public static OperationRecord ColumnMoved(Table table, Column column, Column target) =>
        OfColumn("move_column", table, column, ("target_column_key", target.Key));

    public static OperationRecord ColumnResized(Table table, Column column, JsonNode? oldWidth) =>
        OfColumn(
            "resize_column", table, column, ("new_column_width", column.Json["width"]?.DeepClone()),
            ("old_column_width", oldWidth));

    public static OperationRecord ColumnFrozen(Table table, Column column) =>
        OfColumn("freeze_column", table, column, ("frozen", column.Json["frozen"]?.DeepClone()));

    /// <summary>Writes that a column will be gone.</summary>
    public static OperationRecord ColumnDeleted(Table table, Column column) =>
        OfColumn(
            "delete_column", table, column, ("old_column", column.Json.DeepClone()),
            ("upper_column_key", KeyBefore(table, column)));

    public static OperationRecord ColumnDataModified(Table table, Column column) =>
        OfColumn("modify_column_data", table, column, ("column_data", column.Data?.DeepClone()));

    /// <summary>Writes that a column has another type. What the cells are now is for who reads them again.</summary>
    public static OperationRecord ColumnTypeModified(Table table, Column column, JsonNode oldColumn) =>
        OfColumn(
            "modify_column_type", table, column, ("new_column", column.Json.DeepClone()), ("old_column", oldColumn),
            ("new_rows_data", new JsonArray()), ("old_rows_data", new JsonArray()));

    public static OperationRecord ViewInserted(Table table, View view) =>
        Of("insert_view", table, ("view_data", view.Json.DeepClone()));

    public static OperationRecord ViewDeleted(Table table, View view) =>
        OfView("delete_view", table, view, "name");

    /// <summary>Writes that members of a view are changed, each kind by an operation of its own.</summary>
    public static IEnumerable<OperationRecord> ViewModified(Table table, View view, IReadOnlyCollection<string> members)
    {
        if (members.Contains("name"))
            yield return OfView("rename_view", table, view, "name");
        if (members.Contains("filters") || members.Contains("filter_conjunction"))
            yield return OfView("modify_filters", table, view, "filters", "filter_conjunction");
        foreach (var (member, type) in new[]
        {
            ("sorts", "modify_sorts"), ("groupbys", "modify_groupbys"), ("hidden_columns", "modify_hidden_columns"),
            ("is_locked", "modify_view_lock"), ("row_height", "modify_row_height"),
        })
        {
            if (members.Contains(member))
                yield return OfView(type, table, view, member);
        }
    }

    private static OperationRecord OfView(string type, Table table, View view, params string[] members) => Of(
        type, table,
        [
            ("view_id", view.Id),
            .. members.Select(member => (member == "name" ? "view_name" : member, view.Json[member]?.DeepClone())),
        ]);

    private static OperationRecord OfColumn(
        string type, Table table, Column column, params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        Of(type, table, [("column_key", column.Key), .. members]);

    private static OperationRecord Of(
        string type, Table? table, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject { ["op_type"] = type };
        if (table is not null)
            json["table_id"] = table.Id;
        foreach (var (name, value) in members)
            json[name] = value;
        return new OperationRecord(json.ToJsonString(JsonText.Options));
    }

    private static string? KeyBefore(Table table, Column column) =>
        table.Columns.IndexOf(column) is > 0 and var index ? table.Columns[index - 1].Key : null;
}
