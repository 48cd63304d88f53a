using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Creates, renames and deletes tables.</summary>
internal static class TableEndpoints
{
    public static Answer Create(BaseRequest request)
    {
        var columns = request.Body.TryGetProperty("columns", out var list) && list.ValueKind != JsonValueKind.Null
            ? request.RequiredList("columns").ConvertAll(Column)
            : [];
        return Answer.Json(Created(TableOperations.Create(request.Base, request.RequiredText("table_name"), columns)));
    }

    public static Answer Rename(BaseRequest request)
    {
        TableOperations.Rename(request.Base, request.Table(), request.RequiredText("new_table_name"));
        return Answer.Success;
    }

    public static Answer Delete(BaseRequest request)
    {
        TableOperations.Delete(request.Base, request.Table());
        return Answer.Success;
    }

    private static (string Name, string Type, JsonObject? Data) Column(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object
            || BaseRequest.Node(column, "column_name")?.ToString() is not { Length: > 0 } name
            || BaseRequest.Node(column, "column_type")?.ToString() is not { Length: > 0 } type)
        {
            throw Decisions.ParameterInvalid("columns");
        }

        return (name, type, BaseRequest.Node(column, "column_data") as JsonObject);
    }

    // A new table is answered with members that the metadata leaves out.
    private static JsonObject Created(Table table)
    {
        var json = table.ToJson();
        json["rows"] = new JsonArray();
        json["id_row_map"] = new JsonObject();
        json["view_structure"] = new JsonObject
        {
            ["folders"] = new JsonArray(),
            ["view_ids"] = new JsonArray([.. table.Views.Select(view => JsonValue.Create(view.Id))]),
        };
        foreach (var view in json["views"]!.AsArray())
            view!["link_rows"] = new JsonObject();
        return json;
    }
}
