using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Applies operations that clients send as such: cells by column key, as they are stored, and nothing completed that is left out.
/// </summary>
internal sealed class SentOperations(EmulatedBase target, JsonElement sent, string userName)
{
    /// <summary>Applies the operation, or throws the server's error.</summary>
    public void Apply()
    {
        switch (Text("op_type"))
        {
            case "append_rows": Insert(Items("row_datas"), hasTimes: false); break;
            case "insert_row": Insert([Member("row_data")], hasTimes: true); break;
            case "modify_row": Modify([(Text("row_id"), Member("updated"))]); break;
            case "modify_rows":
                Modify([.. Member("updated").EnumerateObject().Select(row => (row.Name, row.Value))]);
                break;
            case "delete_row": RowOperations.Delete(target, Table(), [Text("row_id")]); break;
            case "delete_rows": RowOperations.Delete(target, Table(), Texts("row_ids")); break;
            case "lock_rows":
                RowOperations.SetLocks(target, Table(), Texts("row_ids"), locked: true, Text("locked_by"));
                break;
            case "unlock_rows":
                RowOperations.SetLocks(target, Table(), Texts("row_ids"), locked: false, userName);
                break;
            case "rename_column":
                ColumnOperations.Rename(target, Table(), Column(), Text("new_column_name"));
                break;
            case "resize_column":
                ColumnOperations.Resize(target, Table(), Column(), Node("new_column_width"));
                break;
            case "freeze_column": ColumnOperations.Freeze(target, Table(), Column(), Node("frozen")); break;
            case "delete_column": ColumnOperations.Delete(target, Table(), Column()); break;
            case "insert_column": InsertColumns([Member("column_data")], Anchor()); break;
            case "insert_columns": InsertColumns(Items("insert_columns"), null); break;
            case "modify_column_data": ModifyColumnData(); break;
            case "modify_column_type":
                SentSchema.Retype(target, Table(), Column(), Member("new_column"), Items("new_rows_data"));
                break;
            case "insert_table": SentSchema.InsertTable(target, Member("table_data")); break;
            case "modify_header_lock": SentSchema.LockHeader(target, Table(), Member("is_header_locked")); break;
            case "rename_table": TableOperations.Rename(target, Table(), Text("table_name")); break;
            case "delete_table": TableOperations.Delete(target, Table()); break;
            case "insert_view": InsertView(); break;
            case "delete_view": ViewOperations.Delete(target, Table(), View()); break;
            case "rename_view": SetViewMembers(("view_name", "name")); break;
            case "modify_filters":
                SetViewMembers(("filters", "filters"), ("filter_conjunction", "filter_conjunction"));
                break;
            case "modify_sorts": SetViewMembers(("sorts", "sorts")); break;
            case "modify_groupbys": SetViewMembers(("groupbys", "groupbys")); break;
            case "modify_hidden_columns": SetViewMembers(("hidden_columns", "hidden_columns")); break;
            case "modify_view_lock": SetViewMembers(("is_locked", "is_locked")); break;
            case "modify_row_height": SetViewMembers(("row_height", "row_height")); break;
            default: throw AssumedErrors.OperationInvalid();
        }
    }

    private void Insert(IReadOnlyList<JsonElement> rows, bool hasTimes)
    {
        var table = Table();
        var now = hasTimes ? Timestamps.Format(target.Clock.GetUtcNow()) : null;
        var added = rows.Select(row =>
        {
            var written = Cells(table, row);
            var cells = new object?[table.StoredColumns.Count];
            foreach (var (column, cell) in written)
                cells[column.CellIndex] = cell;
            var stored = new StoredRow(Text(row, SystemFields.Id), cells)
            {
                CreatedAt = Optional(row, SystemFields.CreatedAt) ?? now,
                ModifiedAt = Optional(row, SystemFields.ModifiedAt) ?? now,
                Creator = Optional(row, SystemFields.Creator),
                LastModifier = Optional(row, SystemFields.LastModifier),
            };
            return new AddedRow(stored, [.. written.Keys]);
        }).ToList();
        var ids = added.Select(row => row.Stored.Id).ToList();
        if (added.Count == 0 || ids.Distinct().Count() < ids.Count || ids.Any(id => target.Rows.Exist(table, [id])))
            throw AssumedErrors.OperationInvalid();
        target.RowWriter.Insert(table, added.Select(row => row.Stored));
        target.Changed(schema: false, RowRecords.Appended(table, added));
    }

    private void Modify(IReadOnlyList<(string Id, JsonElement Row)> rows)
    {
        var table = Table();
        if (!target.Rows.Exist(table, rows.Select(row => row.Id)))
            throw AssumedErrors.OperationInvalid();
        RowOperations.Change(
            target, table, rows.Select(row => new ChangedRow(row.Id, Cells(table, row.Row))),
            target.CreateWriteContext(userName));
    }

    private void InsertColumns(IReadOnlyList<JsonElement> columns, Column? anchor)
    {
        var table = Table();
        foreach (var json in columns)
        {
            var (key, name, type) = (Text(json, "key"), Text(json, "name"), Text(json, "type"));
            var isTaken = table.ColumnWithKey(key) is not null || table.ColumnWithName(name) is not null;
            if (isTaken || !ServerColumnTypes.Exists(type) || type == ColumnTypeNames.Link)
                throw AssumedErrors.OperationInvalid();
            var column = new Column((JsonObject)JsonTree.Of(json)!, ServerColumnTypes.Get(type));
            ColumnOperations.Place(target, table, column, anchor);
            target.Changed(schema: true, SchemaRecords.ColumnInserted(table, column));
            anchor = column;
        }
    }

    private void ModifyColumnData()
    {
        var column = Column();
        column.Retype(column.Type, JsonTree.Of(Member("column_data")) as JsonObject);
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(Table(), column));
    }

    private void InsertView()
    {
        var (table, json) = (Table(), Member("view_data"));
        var (id, name) = (Text(json, SystemFields.Id), Text(json, "name"));
        if (table.Views.Exists(view => view.Id == id || view.Name == name))
            throw AssumedErrors.OperationInvalid();
        var added = new View((JsonObject)JsonTree.Of(json)!);
        table.Views.Add(added);
        target.Changed(schema: true, SchemaRecords.ViewInserted(table, added));
    }

    private void SetViewMembers(params (string Sent, string Kept)[] members)
    {
        var view = View();
        foreach (var (from, to) in members)
            view.Json[to] = JsonTree.Of(Member(from));
        target.Changed(schema: true, SchemaRecords.ViewInserted(Table(), view));
    }

    private static Dictionary<Column, object?> Cells(Table table, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw AssumedErrors.OperationInvalid();
        var cells = new Dictionary<Column, object?>();
        foreach (var member in row.EnumerateObject())
        {
            if (table.ColumnWithKey(member.Name) is { CellIndex: >= 0 } column)
            {
                var isEmpty = member.Value.ValueKind == JsonValueKind.Null;
                cells[column] = isEmpty ? null : column.Type.FromStorage(member.Value, column);
            }
        }

        return cells;
    }

    private Table Table() => target.Schema.TableWithId(Text("table_id")) ?? throw AssumedErrors.OperationInvalid();

    private Column Column() => Table().ColumnWithKey(Text("column_key")) ?? throw AssumedErrors.OperationInvalid();

    private Column? Anchor() => Optional(sent, "column_key") is { } key ? Table().ColumnWithKey(key) : null;

    private View View() =>
        Table().Views.Find(view => view.Id == Text("view_id")) ?? throw AssumedErrors.OperationInvalid();

    private string Text(string name) => Text(sent, name);

    private JsonNode Node(string name) => JsonTree.Of(Member(name)) ?? throw AssumedErrors.OperationInvalid();

    private JsonElement Member(string name) => sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty(name, out var value)
        ? value : throw AssumedErrors.OperationInvalid();

    private List<JsonElement> Items(string name) => Member(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray()] : throw AssumedErrors.OperationInvalid();

    private List<string> Texts(string name) => Items(name).ConvertAll(
        item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw AssumedErrors.OperationInvalid());

    private static string Text(JsonElement json, string name) => Optional(json, name) ?? throw AssumedErrors.OperationInvalid();

    private static string? Optional(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
