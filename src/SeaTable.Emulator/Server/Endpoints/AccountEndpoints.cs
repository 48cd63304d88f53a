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
    // An account here has no quotas, so what it has used of them is nothing.
    private const int Unlimited = -1;
    private const string Nothing = "0%";

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
        var info = new JsonObject
        {
            ["email"] = account.Id,
            ["name"] = account.User.Name,
            ["contact_email"] = account.User.Email,
            ["login_id"] = "",
            ["avatar_url"] = Avatars.Default(request.Server),
            ["institution"] = "",
            ["is_staff"] = false,
            ["is_cloud_personal_account"] = true,
            ["enable_subscription"] = false,
            ["dtable_updates_email_interval"] = 0,
            ["dtable_collaborate_email_interval"] = 0,
            ["usage"] = 0,
            ["total"] = Unlimited,
            ["space_usage"] = Nothing,
            ["row_usage"] = 0,
            ["row_total"] = Unlimited,
            ["row_usage_rate"] = Nothing,
            ["api_calls_limit"] = Unlimited,
            ["api_calls_usage_rate"] = Nothing,
        };
        if (version.CountsOfAccounts)
        {
            info["api_calls_count"] = 0;
            info["automation_count"] = 0;
            info["automation_limit"] = Unlimited;
            info["automation_usage_rate"] = Nothing;
        }

        return ApiResponse.Json(info);
    }

    public ApiResponse Workspaces(FormRequest request) => ApiResponse.Json(workspaces.ToJson(accounts.Check(request.Token)));
}
