using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists the operations that were applied to the base, and what was done to one row.</summary>
internal static class LogEndpoints
{
    private const int EntriesPerPage = 25;

    public static ApiResponse Operations(BaseRequest request)
    {
        var (start, limit) = Page(request);
        var operations = request.Base.History.Log.Page(start, limit).Select(operation => new JsonObject
        {
            ["id"] = operation.Id,
            ["op_id"] = operation.Version,
            ["op_time"] = operation.Time,
            ["author"] = operation.Author,
            ["app"] = operation.App,
            ["dtable_uuid"] = request.Base.Uuid,
            ["operation"] = operation.Operation,
        });
        return ApiResponse.Json(new JsonObject { ["operations"] = new JsonArray([.. operations]) });
    }

    public static ApiResponse Activities(BaseRequest request)
    {
        var (start, limit) = Page(request);
        var activities = RowActivities.Of(request.Base, request.RequiredText("row_id"));
        return ApiResponse.Json(new JsonObject
        {
            ["activities"] = new JsonArray([.. activities.Skip((int)Math.Min(start, int.MaxValue)).Take((int)limit)]),
            ["total_count"] = activities.Count,
        });
    }

    private static (long Start, long Limit) Page(BaseRequest request)
    {
        var limit = Math.Min(Number(request, "per_page", EntriesPerPage), Limits.LoggedOperations);
        return ((Number(request, "page", 1) - 1L) * limit, limit);
    }

    private static int Number(BaseRequest request, string name, int otherwise)
    {
        if (request.Text(name) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw AssumedErrors.ParameterInvalid(name);
    }
}
