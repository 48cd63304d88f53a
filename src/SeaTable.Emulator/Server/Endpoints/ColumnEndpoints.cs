using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists, adds, changes and deletes columns.</summary>
internal static class ColumnEndpoints
{
    public static ApiResponse List(BaseRequest request)
    {
        var table = request.Table();
        var view = request.View(table);
        var shown = table.Columns.Where(column => view?.Hides(column) != true);
        return ColumnList(shown);
    }

    public static ApiResponse Insert(BaseRequest request)
    {
        var table = request.Table();
        var anchor = request.Text("anchor_column") is { } before ? BaseRequest.Column(table, before) : null;
        var (name, type) = (request.RequiredName("column_name"), request.RequiredText("column_type"));
        var column = ColumnOperations.Insert(request.Base, table, name, type, request.Object("column_data"), anchor);
        return ApiResponse.Json(column.Json.DeepClone());
    }

    /// <summary>Adds several columns at the end; some types this call can't make.</summary>
    public static ApiResponse Append(BaseRequest request)
    {
        var table = request.Table();
        var made = request.RequiredList("columns").ConvertAll(NewColumnRequest.Read).ConvertAll(column =>
            column.Type is ColumnTypeNames.Link or ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula
                ? throw AssumedErrors.ColumnTypeInvalid(column.Type)
                : ColumnOperations.Insert(request.Base, table, column.Name, column.Type, column.Data));
        return ColumnList(made);
    }

    /// <summary>Makes the options of one column depend on those of another.</summary>
    public static ApiResponse Cascade(BaseRequest request)
    {
        var table = request.Table();
        var parent = BaseRequest.Column(table, request.RequiredText("parent_column"));
        var child = BaseRequest.Column(table, request.RequiredText("child_column"));
        OptionOperations.SetCascade(request.Base, table, parent, child, request.RequiredMap("cascade_settings"));
        return ApiResponse.Success;
    }

    public static ApiResponse Update(BaseRequest request)
    {
        var table = request.Table();
        var column = BaseRequest.Column(table, request.RequiredText("column"));
        switch (request.RequiredText("op_type"))
        {
            case "rename_column":
                ColumnOperations.Rename(request.Base, table, column, request.RequiredName("new_column_name"));
                break;
            case "modify_column_type":
                var type = request.RequiredText("new_column_type");
                ColumnRetyping.Modify(request.Base, table, column, type, request.Object("column_data"));
                break;
            case "resize_column":
                ColumnOperations.Resize(
                    request.Base, table, column, DisplayValue(request, "new_column_width", JsonValueKind.Number));
                break;
            case "freeze_column":
                ColumnOperations.Freeze(
                    request.Base, table, column, DisplayValue(request, "frozen", JsonValueKind.True, JsonValueKind.False));
                break;
            case "move_column":
                var target = BaseRequest.Column(table, request.RequiredText("target_column"));
                ColumnOperations.Move(request.Base, table, column, target);
                break;
            default:
                throw AssumedErrors.OperationTypeInvalid();
        }

        return ApiResponse.Json(column.Json.DeepClone());
    }

    public static ApiResponse Delete(BaseRequest request)
    {
        var table = request.Table();
        ColumnOperations.Delete(request.Base, table, BaseRequest.Column(table, request.RequiredText("column")));
        return ApiResponse.Success;
    }

    private static ApiResponse ColumnList(IEnumerable<Column> columns) => ApiResponse.Json(new JsonObject
    {
        ["columns"] = new JsonArray([.. columns.Select(column => column.Json.DeepClone())]),
    });

    private static JsonValue DisplayValue(BaseRequest request, string name, params JsonValueKind[] kinds) =>
        BaseRequest.Node(request.Body, name) is JsonValue value && kinds.Contains(value.GetValueKind())
            ? value
            : throw AssumedErrors.ParameterInvalid(name);
}
