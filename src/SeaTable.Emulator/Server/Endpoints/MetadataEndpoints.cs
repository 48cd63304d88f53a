using System.Text.Json.Nodes;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Says that the server is there, and what the base consists of.</summary>
internal static class MetadataEndpoints
{
    public static ApiResponse Ping() => ApiResponse.Json(new JsonObject { ["ret"] = "pong" });

    /// <summary>Gets the base as a whole, with its rows.</summary>
    public static ApiResponse WholeBase(BaseRequest request) =>
        ApiResponse.Json(writer => BaseJson.Write(writer, request.Base));

    public static ApiResponse Metadata(BaseRequest request) => new(200, request.Base.Metadata());
}
