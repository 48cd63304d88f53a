using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;

namespace SeaTable.Emulator.Operations;

/// <summary>Applies operations on columns that clients send as such.</summary>
internal sealed class SentColumns(EmulatedBase target, SentMembers sent)
{
    /// <summary>Applies an operation; false when it is of another kind.</summary>
    public bool TryApply(string type)
    {
        switch (type)
        {
            case "insert_column":
                sent.RequireEmpty("linked_column_info");
                sent.RequireEmpty("rows_datas");
                Insert([sent.Member("column_data")], sent.Anchor());
                break;
            case "insert_columns": Insert(sent.Items("insert_columns"), null); break;
            case "rename_column":
                ColumnOperations.Rename(target, sent.Table(), sent.Column(), sent.Text("new_column_name"));
                break;
            case "resize_column":
                ColumnOperations.Resize(target, sent.Table(), sent.Column(), sent.Node("new_column_width"));
                break;
            case "freeze_column":
                ColumnOperations.Freeze(target, sent.Table(), sent.Column(), sent.Node("frozen"));
                break;
            case "move_column":
                ColumnOperations.Move(target, sent.Table(), sent.Column(), sent.Column("target_column_key"));
                break;
            case "delete_column": ColumnOperations.Delete(target, sent.Table(), sent.Column()); break;
            case "modify_column_data": ModifyData(); break;
            case "modify_column_type":
                SentSchema.Retype(
                    target, sent.Table(), sent.Column(), sent.Member("new_column"), sent.Items("new_rows_data"));
                break;
            default: return false;
        }

        return true;
    }

    private void Insert(IReadOnlyList<JsonElement> columns, Column? anchor)
    {
        var table = sent.Table();
        foreach (var json in columns)
        {
            var column = SentSchema.Column(json);
            if (table.ColumnWithKey(column.Key) is not null || table.ColumnWithName(column.Name) is not null)
                throw AssumedErrors.OperationInvalid();
            ColumnOperations.Place(target, table, column, anchor);
            target.Changed(schema: true, SchemaRecords.ColumnInserted(table, column));
            anchor = column;
        }
    }

    private void ModifyData()
    {
        var (column, data) = (sent.Column(), JsonTree.Of(sent.Member("column_data")) as JsonObject);
        // What a link shows may change, and not which rows it links.
        if (column.Type is LinkType && Array.Exists(["link_id", "table_id", "other_table_id"], IsOther))
            throw AssumedErrors.OperationInvalid();
        column.Retype(column.Type, data);
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(sent.Table(), column));

        bool IsOther(string member) => data?[member]?.ToString() != column.DataText(member);
    }
}
