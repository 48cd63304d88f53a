using System.Text.Json.Nodes;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Says that the server is there, what the base consists of, and who takes part in it.</summary>
internal static class MetadataEndpoints
{
    private static readonly string[] s_userMembers =
        ["email", "name", "contact_email", "avatar_url", "id_in_org", "name_pinyin", "is_admin"];

    public static ApiResponse Ping() => ApiResponse.Json(new JsonObject { ["ret"] = "pong" });

    public static ApiResponse Metadata(BaseRequest request) => new(200, request.Base.Metadata());

    public static ApiResponse RelatedUsers(BaseRequest request) => ApiResponse.Json(new JsonObject
    {
        ["user_list"] = new JsonArray([.. request.Base.Schema.Collaborators.OfType<JsonObject>().Select(User)]),
        ["app_user_list"] = new JsonArray(),
    });

    private static JsonObject User(JsonObject collaborator)
    {
        var user = new JsonObject();
        foreach (var member in s_userMembers.Where(collaborator.ContainsKey))
            user[member] = collaborator[member]?.DeepClone();
        return user;
    }
}
