using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Logs users in, and says who they are and which bases they see.</summary>
internal sealed class AccountEndpoints(AccountDirectory accounts, WorkspaceList workspaces, ServerVersion version)
{
    public ApiResponse ServerInfo(FormRequest request) => ApiResponse.Json(new JsonObject
    {
        ["version"] = version.Release,
        ["edition"] = "enterprise edition",
    });

    public static ApiResponse Ping(FormRequest request) => ApiResponse.Json(JsonValue.Create("pong"));

    public ApiResponse PingWithToken(FormRequest request)
    {
        accounts.Check(request.Token);
        return Ping(request);
    }

    public ApiResponse LogIn(FormRequest request) => ApiResponse.Json(new JsonObject
    {
        ["token"] = request.Field("username") is { } email && request.Field("password") is { } password
            ? accounts.LogIn(email, password, request.Header("X-SEAFILE-OTP"))
            : throw KnownErrors.LoginRefused(),
    });

    public ApiResponse Info(FormRequest request)
    {
        var account = accounts.Check(request.Token);
        return ApiResponse.Json(new JsonObject
        {
            ["email"] = account.Id,
            ["name"] = account.User.Name,
            ["contact_email"] = account.User.Email,
            ["org_id"] = -1,
        });
    }

    public ApiResponse Workspaces(FormRequest request) => ApiResponse.Json(workspaces.ToJson(accounts.Check(request.Token)));
}
