using System.Text.Json.Nodes;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>The call that only asks whether somebody is there.</summary>
internal static class PingEndpoint
{
    public static ApiResponse Ping() => ApiResponse.Json(new JsonObject { ["ret"] = "pong" });
}
