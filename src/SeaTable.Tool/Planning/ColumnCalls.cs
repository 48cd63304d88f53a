using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// The calls that change columns and their options. They name a table as it is called now, and a column by its key, so that a
/// call that comes late never meets another column that has got the name meanwhile.
/// </summary>
internal static class ColumnCalls
{
    private const string Columns = "columns/";
    private const string Options = "column-options/";

    public static SchemaCall Insert(TableDocument table, ColumnDocument column, JsonObject? data, ColumnDocument? anchor)
    {
        var body = Body(table);
        body["column_name"] = column.Name;
        body["column_type"] = column.Type;
        if (anchor is not null)
            body["anchor_column"] = Reference(table, anchor);

        if (data is not null)
            body["column_data"] = data;

        return new SchemaCall(HttpMethod.Post, Columns, body);
    }

    /// <summary>Whether each of name and key of a column is the name or the key of another one.</summary>
    public static bool IsAmbiguous(TableDocument table, ColumnDocument column) =>
        HasAnother(table, column, column.Key!) && HasAnother(table, column, column.Name);

    /// <summary>Renames a column. That loses nothing whichever column it meets, and tells names from keys again.</summary>
    public static SchemaCall Rename(TableDocument table, ColumnDocument column, string name) =>
        Put(table, column, "rename_column", "new_column_name", name) with { MayMeetAnother = false };

    public static SchemaCall Move(TableDocument table, ColumnDocument column, ColumnDocument left) =>
        Put(table, column, "move_column", "target_column", Reference(table, left));

    public static SchemaCall Modify(TableDocument table, ColumnDocument column, string type, JsonObject? data)
    {
        var call = Put(table, column, "modify_column_type", "new_column_type", type);
        if (data is not null)
            call.Body["column_data"] = data;

        return call;
    }

    public static SchemaCall Delete(TableDocument table, ColumnDocument column) =>
        new(HttpMethod.Delete, Columns, Body(table, column)) { MayMeetAnother = IsAmbiguous(table, column) };

    public static SchemaCall AddOptions(TableDocument table, ColumnDocument column, IEnumerable<OptionDocument> options)
    {
        var body = Body(table, column);
        body["options"] = new JsonArray([.. options.Select(option =>
        {
            var json = ColumnSettings.Option(option);
            json.Remove("id");
            return json;
        })]);
        return OfOptions(HttpMethod.Post, table, column, body);
    }

    public static SchemaCall ChangeOptions(TableDocument table, ColumnDocument column, IEnumerable<JsonObject> options)
    {
        var body = Body(table, column);
        body["options"] = new JsonArray([.. options]);
        return OfOptions(HttpMethod.Put, table, column, body);
    }

    public static SchemaCall DeleteOption(TableDocument table, ColumnDocument column, OptionDocument option)
    {
        var body = Body(table, column);
        body["option_names"] = new JsonArray(option.Name);
        return OfOptions(HttpMethod.Delete, table, column, body);
    }

    public static SchemaCall Cascade(TableDocument table, ColumnDocument parent, ColumnDocument child, JsonObject settings)
    {
        var body = Body(table);
        body["parent_column"] = parent.Name;
        body["child_column"] = child.Name;
        body["cascade_settings"] = settings;
        return new SchemaCall(HttpMethod.Post, "column-cascade-settings/", body);
    }

    private static SchemaCall Put(TableDocument table, ColumnDocument column, string operation, string member, string value)
    {
        var body = Body(table, column);
        body["op_type"] = operation;
        body[member] = value;
        return new SchemaCall(HttpMethod.Put, Columns, body) { MayMeetAnother = IsAmbiguous(table, column) };
    }

    private static SchemaCall OfOptions(HttpMethod method, TableDocument table, ColumnDocument column, JsonObject body) =>
        new(method, Options, body) { MayMeetAnother = IsAmbiguous(table, column) };

    private static JsonObject Body(TableDocument table, ColumnDocument? column = null)
    {
        var body = new JsonObject { ["table_name"] = table.Name };
        if (column is not null)
            body["column"] = Reference(table, column);

        return body;
    }

    /// <summary>What a server, which takes a name or a key there, takes for this column and no other.</summary>
    private static string Reference(TableDocument table, ColumnDocument column) =>
        HasAnother(table, column, column.Key!) ? column.Name : column.Key!;

    private static bool HasAnother(TableDocument table, ColumnDocument column, string nameOrKey) =>
        table.Columns.Any(other => other.Key != column.Key && (other.Name == nameOrKey || other.Key == nameOrKey));
}
