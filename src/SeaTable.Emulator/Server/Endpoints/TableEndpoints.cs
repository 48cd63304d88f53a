using System.Text.Json;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Creates, copies, renames and deletes tables.</summary>
internal static class TableEndpoints
{
    public static ApiResponse Create(BaseRequest request)
    {
        var columns = request.Body.TryGetProperty("columns", out var list) && list.ValueKind != JsonValueKind.Null
            ? request.RequiredList("columns").ConvertAll(NewColumnRequest.Read)
            : [];
        var table = TableOperations.Create(request.Base, request.RequiredName("table_name"), columns);
        return ApiResponse.Json(NewTableJson.Of(table, []));
    }

    public static ApiResponse Duplicate(BaseRequest request)
    {
        var withRows = request.Text("is_duplicate_records") is null || request.Flag("is_duplicate_records");
        var (table, rows) = TableCopy.Create(request.Base, request.Table(), withRows, request.Access.Signature);
        var json = NewTableJson.Of(table, rows);
        json.Remove("summary_configs");
        return ApiResponse.Json(json);
    }

    public static ApiResponse Rename(BaseRequest request)
    {
        TableOperations.Rename(request.Base, request.Table(), request.RequiredName("new_table_name"));
        return ApiResponse.Success;
    }

    public static ApiResponse Delete(BaseRequest request)
    {
        TableOperations.Delete(request.Base, request.Table());
        return ApiResponse.Success;
    }
}
