using System.Text.Json.Nodes;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Answers as if the base was kept as it is; nothing reads snapshots, so none is made.</summary>
internal static class SnapshotEndpoint
{
    public static ApiResponse Create(BaseRequest request)
    {
        var name = request.RequiredName("dtable_name");
        if (!request.Base.TakeSnapshot())
            return ApiResponse.Json(new JsonObject { ["status"] = "time_is_short", ["snapshot"] = null });

        return ApiResponse.Json(new JsonObject
        {
            ["status"] = "created",
            ["snapshot"] = new JsonObject { ["dtable_name"] = name, ["dtable_version"] = request.Base.Schema.Version },
        });
    }
}
