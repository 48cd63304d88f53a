using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>The calls that change columns and their options. They name tables and columns as these are called now.</summary>
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
            body["anchor_column"] = anchor.Name;

        if (data is not null)
            body["column_data"] = data;

        return new SchemaCall(HttpMethod.Post, Columns, body);
    }

    public static SchemaCall Rename(TableDocument table, ColumnDocument column, string name) =>
        Put(table, column, "rename_column", "new_column_name", name);

    public static SchemaCall Move(TableDocument table, ColumnDocument column, ColumnDocument before) =>
        Put(table, column, "move_column", "target_column", before.Name);

    public static SchemaCall Modify(TableDocument table, ColumnDocument column, string type, JsonObject? data)
    {
        var call = Put(table, column, "modify_column_type", "new_column_type", type);
        if (data is not null)
            call.Body["column_data"] = data;

        return call;
    }

    /// <summary>
    /// Deletes a column by its key, so that a call that comes late never meets another column that has got the name meanwhile.
    /// </summary>
    public static SchemaCall Delete(TableDocument table, ColumnDocument column)
    {
        var body = Body(table);
        body["column"] = table.Columns.Any(other => other.Name == column.Key) ? column.Name : column.Key;
        return new SchemaCall(HttpMethod.Delete, Columns, body);
    }

    public static SchemaCall AddOptions(TableDocument table, ColumnDocument column, IEnumerable<OptionDocument> options)
    {
        var body = Body(table, column);
        body["options"] = new JsonArray([.. options.Select(option =>
        {
            var json = ColumnSettings.Option(option);
            json.Remove("id");
            return json;
        })]);
        return new SchemaCall(HttpMethod.Post, Options, body);
    }

    public static SchemaCall ChangeOptions(TableDocument table, ColumnDocument column, IEnumerable<JsonObject> options)
    {
        var body = Body(table, column);
        body["options"] = new JsonArray([.. options]);
        return new SchemaCall(HttpMethod.Put, Options, body);
    }

    public static SchemaCall DeleteOption(TableDocument table, ColumnDocument column, OptionDocument option)
    {
        var body = Body(table, column);
        body["option_names"] = new JsonArray(option.Name);
        return new SchemaCall(HttpMethod.Delete, Options, body);
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
        return new SchemaCall(HttpMethod.Put, Columns, body);
    }

    private static JsonObject Body(TableDocument table, ColumnDocument? column = null)
    {
        var body = new JsonObject { ["table_name"] = table.Name };
        if (column is not null)
            body["column"] = column.Name;

        return body;
    }
}
