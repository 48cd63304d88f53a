using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Links rows, unlinks them, and lists the links of a row beyond those that its cell shows.</summary>
internal static class LinkEndpoints
{
    public static ApiResponse Add(BaseRequest request)
    {
        LinkOperations.Add(request.Base, End(request), request.RequiredMap("other_rows_ids_map"));
        return ApiResponse.Success;
    }

    public static ApiResponse Replace(BaseRequest request)
    {
        LinkOperations.Replace(request.Base, End(request), request.RequiredMap("other_rows_ids_map"));
        return ApiResponse.Success;
    }

    public static ApiResponse Remove(BaseRequest request) => ApiResponse.Json(new JsonObject
    {
        ["deleted_links_count"] = LinkOperations.Remove(request.Base, End(request), request.RequiredMap("other_rows_ids_map")),
        ["success"] = true,
    });

    public static ApiResponse Query(BaseRequest request)
    {
        var table = request.Table();
        var name = request.Text("link_column_key") ?? request.RequiredText("link_column_name");
        var end = LinkEnd.Of(request.Base.Schema, table, BaseRequest.Column(table, name)) ?? throw AssumedErrors.ColumnNotFound();
        var rows = request.RequiredList("rows").ConvertAll(Page);
        using var context = request.Base.CreateReadContext(request.ConvertKeys);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var (rowId, start, limit) in rows)
            {
                writer.WritePropertyName(rowId);
                LinkJson.Write(writer, context.LinkedRows(end, rowId, start, limit), context);
            }

            writer.WriteEndObject();
        });
    }

    private static LinkEnd End(BaseRequest request) => LinkOperations.End(
        request.Base, request.Table(), request.Table("other_table_id", "other_table_name"), request.RequiredText("link_id"));

    private static (string RowId, long Start, long Limit) Page(JsonElement row)
    {
        var id = JsonMember.Text(row, "row_id") ?? throw AssumedErrors.ParameterInvalid("rows");
        var limit = Math.Min(Number(row, "limit", ServerLimits.LinksPerQuery), ServerLimits.LinksPerQueryMost);
        return (id, Number(row, "offset", 0), limit);
    }

    private static long Number(JsonElement row, string member, long otherwise)
    {
        if (!row.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return otherwise;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0
            ? number
            : throw AssumedErrors.ParameterInvalid("rows");
    }
}
