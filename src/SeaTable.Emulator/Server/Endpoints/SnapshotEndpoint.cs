using System.Text.Json.Nodes;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Facts;

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
            ["snapshot"] = new JsonObject
            {
                ["dtable_uuid"] = request.Base.Uuid,
                ["dtable_name"] = name + ".dtable",
                ["commit_id"] = $"{request.Base.Ids.NewUuid():N}{request.Base.Ids.NewUuid():N}"[..40],
                // It is called as the type of columns is.
                [ColumnTypeNames.CreatedTime] = request.Base.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
        });
    }
}
