using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Reads SeaTable's own operations as hints: which rows they are about. Values in them are not trusted, since clients send them;
/// there are about 85 types, and more with each version, so that one that is not known is looked at for ids of rows.
/// </summary>
/// <param name="tables">The tables that the code knows, by their ids.</param>
internal sealed class OperationReader(IReadOnlyDictionary<string, IKnownTable> tables)
{
    /// <summary>What changes no row: names, widths, places, views and what is shown beside the table.</summary>
    private static readonly HashSet<string> s_changeNoRow = new(StringComparer.Ordinal)
    {
        "rename_column", "move_column", "resize_column", "freeze_column", "modify_column_order", "modify_column_permission",
        "modify_column_description", "set_column_permission", "rename_table", "move_table", "modify_table_color",
        "modify_filters", "modify_sorts", "modify_groupbys", "modify_hidden_columns", "modify_row_color", "modify_row_height",
        "modify_header_settings", "modify_table_header_settings", "add_folder", "modify_folder", "rename_folder", "delete_folder",
        "add_select_option", "modify_column_width", "modify_cell_lock",
    };

    /// <summary>Members in which an operation of any type names rows of its table.</summary>
    private static readonly string[] s_rowMembers = ["row_id", "row_ids", "row_id_list", "target_ids"];

    /// <summary>Reads an operation.</summary>
    /// <param name="json">The operation.</param>
    /// <param name="facts">What is known of it beside.</param>
    /// <param name="changes">Takes what it says.</param>
    /// <returns>Its type, when it is none that is known; else null.</returns>
    internal string? Read(string json, OperationFacts facts, ChangeSet changes)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, facts, changes);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            changes.AddAnything(facts);
            return "";
        }
    }

    private string? Read(JsonElement operation, OperationFacts facts, ChangeSet changes)
    {
        var type = operation.Text("op_type") ?? "";
        var table = operation.Text("table_id") ?? "";
        switch (type)
        {
            case "insert_row":
                AddRow(operation.Member("row_data"), RowHints.Inserted, []);
                return null;
            case "insert_rows" or "append_rows":
                AddRows(operation.Member("row_datas"), RowHints.Inserted);
                return null;
            case "unarchive_rows":
                AddRows(operation.Member("rows"), RowHints.Updated);
                return null;
            case "modify_row":
                ReadCells(operation.Text("row_id"), operation.Member("updated"), operation.Member("old_row"));
                return null;
            case "modify_rows" or "move_rows" or "move_group_rows":
                ReadManyCells(operation);
                return null;
            case "delete_row" or "delete_rows":
                AddNamed(RowHints.Deleted);
                return null;
            case "lock_rows" or "unlock_rows" or "modify_row_lock" or "archive_rows":
                AddNamed(RowHints.Updated);
                return null;
            case "add_link" or "remove_link" or "update_links" or "update_rows_links":
                new LinkOperation(operation, facts, changes).Read(type);
                return null;
            case "modify_column_type" or "delete_column":
                AddColumn(operation.Text("column_key"));
                return null;
            case "modify_column_data":
                // How something is shown, or which options there are, changes no cell; what is computed is another matter.
                if (Find(table, operation.Text("column_key")) is { Type: ColumnType.Formula or ColumnType.LinkFormula } computed)
                    AddColumn(computed.Key);

                return null;
            case "insert_column":
                AddColumn(operation.Member("column_data")?.Text("key")); // One that the code knows has come back.
                return null;
            case "insert_columns":
                AddColumns(operation.Member("insert_columns"), static (_, _) => true);
                return null;
            case "modify_columns":
                AddColumns(operation.Member("new_columns"), static (known, now) => ColumnTypes.Parse(now) != known.Type);
                return null;
            case "delete_table":
                changes.AddAnything(table, null, facts);
                return null;
            case "insert_table" or "update_table":
                changes.AddAnything(operation.Member("table_data")?.Text(SystemFields.Id) ?? table, null, facts);
                return null;
            default:
                return s_changeNoRow.Contains(type) || type.Contains("view", StringComparison.Ordinal) ? null : ReadOther();
        }

        void AddRow(JsonElement? row, RowHints hint, IEnumerable<string>? columns) =>
            changes.AddRow(table, row?.Text(SystemFields.Id) ?? "", hint, columns, facts);

        void AddRows(JsonElement? rows, RowHints hint)
        {
            foreach (var row in Items(rows))
                AddRow(row, hint, []);
        }

        void AddNamed(RowHints hint)
        {
            foreach (var row in NamedRows(operation))
                changes.AddRow(table, row, hint, [], facts);
        }

        void AddColumn(string? key)
        {
            if (Find(table, key) is not null)
                changes.AddAnything(table, key, facts);
        }

        void AddColumns(JsonElement? columns, Func<ColumnSchema, string, bool> counts)
        {
            foreach (var column in Items(columns))
            {
                var data = column.Member("column_data") ?? column;
                if (Find(table, data.Text("key")) is { } known && counts(known, data.Text("type") ?? ""))
                    AddColumn(known.Key);
            }
        }

        void ReadManyCells(JsonElement many)
        {
            if (many.Member("updated") is { ValueKind: JsonValueKind.Object } updated)
            {
                foreach (var row in updated.EnumerateObject())
                    ReadCells(row.Name, row.Value, many.Member("old_rows")?.Member(row.Name));
            }
            else if (type == "modify_rows")
            {
                foreach (var row in NamedRows(many))
                    changes.AddRow(table, row, RowHints.Updated, null, facts);
            }
        }

        void ReadCells(string? row, JsonElement? cells, JsonElement? old)
        {
            if (cells is not { ValueKind: JsonValueKind.Object } written)
                changes.AddRow(table, row ?? "", RowHints.Updated, null, facts);
            else if (Changed(written, old) is { Count: > 0 } changed)
                changes.AddRow(table, row ?? "", RowHints.Updated, changed, facts);
        }

        string? ReadOther()
        {
            var isAboutRows = false;
            foreach (var row in NamedRows(operation))
            {
                isAboutRows = true;
                changes.AddRow(table, row, RowHints.Updated, null, facts, type);
            }

            if (!isAboutRows)
                changes.AddUnknown(table, type, facts);

            return type;
        }
    }

    private ColumnSchema? Find(string tableId, string? key) =>
        key is not null && tables.TryGetValue(tableId, out var table) ? table.Schema.Find(key) : null;

    /// <summary>The cells of which the value is another one than before.</summary>
    private static List<string> Changed(JsonElement cells, JsonElement? old)
    {
        var changed = new List<string>();
        foreach (var cell in cells.EnumerateObject())
        {
            var before = old?.Member(cell.Name);
            var isSame = before is { } value ? value.GetRawText() == cell.Value.GetRawText()
                : old is { ValueKind: JsonValueKind.Object } && cell.Value.ValueKind == JsonValueKind.Null;
            if (!isSame)
                changed.Add(cell.Name);
        }

        return changed;
    }

    private static IEnumerable<string> NamedRows(JsonElement operation) =>
        s_rowMembers.SelectMany(name => operation.Member(name) is not { } member ? []
            : member.Text() is { } id ? [id] : Texts(member)).Distinct(StringComparer.Ordinal);

    internal static IEnumerable<JsonElement> Items(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : Enumerable.Empty<JsonElement>();

    internal static IEnumerable<string> Texts(JsonElement? list) =>
        Items(list).Select(item => item.Text()).OfType<string>();
}
