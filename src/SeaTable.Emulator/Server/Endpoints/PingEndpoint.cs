using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>The call that only asks whether somebody is there.</summary>
internal static class PingEndpoint
{
    public static Answer Ping() => Answer.Json(new JsonObject { ["ret"] = "pong" });
}
