using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>Applies operations on tables and views that clients send as such.</summary>
internal sealed class SentTables(EmulatedBase target, SentMembers sent)
{
    // The member of the operation, and that of the view.
    private static readonly Dictionary<string, (string Sent, string Kept)[]> s_views = new(StringComparer.Ordinal)
    {
        ["rename_view"] = [("view_name", "name")],
        ["modify_filters"] = [("filters", "filters"), ("filter_conjunction", "filter_conjunction")],
        ["modify_sorts"] = [("sorts", "sorts")],
        ["modify_groupbys"] = [("groupbys", "groupbys")],
        ["modify_hidden_columns"] = [("hidden_columns", "hidden_columns")],
        ["modify_view_lock"] = [("is_locked", "is_locked")],
        ["modify_row_height"] = [("row_height", "row_height")],
    };

    /// <summary>Applies an operation; false when it is of another kind.</summary>
    public bool TryApply(string type)
    {
        switch (type)
        {
            case "insert_table": SentSchema.InsertTable(target, sent.Member("table_data")); break;
            case "rename_table": TableOperations.Rename(target, sent.Table(), sent.Text("table_name")); break;
            case "delete_table": TableOperations.Delete(target, sent.Table()); break;
            case "modify_header_lock":
                TableOperations.LockHeader(target, sent.Table(), sent.Flag("is_header_locked"));
                break;
            case "insert_view": InsertView(); break;
            case "delete_view": ViewOperations.Delete(target, sent.Table(), sent.View()); break;
            default:
                if (!s_views.TryGetValue(type, out var members))
                    return false;
                ViewOperations.Change(target, sent.Table(), sent.View(), [.. members.Select(
                    member => KeyValuePair.Create(member.Kept, JsonTree.Of(sent.Member(member.Sent))))]);
                break;
        }

        return true;
    }

    private void InsertView()
    {
        var (table, json) = (sent.Table(), sent.Object("view_data"));
        var added = new View(json);
        if (added.Id.Length == 0 || added.Name.Length == 0
            || table.Views.Exists(view => view.Id == added.Id || view.Name == added.Name))
        {
            throw AssumedErrors.OperationInvalid();
        }

        table.Views.Add(added);
        target.Changed(schema: true, SchemaRecords.ViewInserted(table, added));
    }
}
