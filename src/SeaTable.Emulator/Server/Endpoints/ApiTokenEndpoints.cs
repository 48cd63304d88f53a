using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists, creates, changes and deletes the API tokens of the base, for its owners.</summary>
internal sealed class ApiTokenEndpoints(
    AccountDirectory accounts, WorkspaceList workspaces, ApiTokenList tokens, TemporaryApiTokens temporaryTokens,
    TimeProvider clock)
{
    public ApiResponse List(FormRequest request)
    {
        Owner(request);
        return ApiResponse.Json(new JsonObject
        {
            ["api_tokens"] = new JsonArray([.. tokens.Snapshot().Select(Json)]),
        });
    }

    public ApiResponse Create(FormRequest request)
    {
        accounts.Check(request.Token);
        var name = request.Field("app_name") ?? throw KnownErrors.FormFieldInvalid("app_name");
        var canWrite = CanWrite(request);
        var token = tokens.Add(name, canWrite, Owner(request).Id, clock.GetUtcNow());
        return ApiResponse.Json(Json(token)) with { Status = 201 };
    }

    public ApiResponse Change(FormRequest request)
    {
        accounts.Check(request.Token);
        var canWrite = CanWrite(request);
        Owner(request);
        return ApiResponse.Json(Json(tokens.Change(request.Route("app_name"), canWrite)));
    }

    public ApiResponse Delete(FormRequest request)
    {
        Owner(request);
        tokens.Remove(request.Route("app_name"));
        return ApiResponse.Success;
    }

    public ApiResponse CreateTemporary(FormRequest request)
    {
        var account = accounts.Check(request.Token);
        workspaces.Require(request.Route("workspace_id"), request.Route("base_name"));
        return ApiResponse.Json(new JsonObject { ["api_token"] = temporaryTokens.Issue(account.Id, account.User.IsOwner) });
    }

    private Account Owner(FormRequest request)
    {
        var account = accounts.Check(request.Token);
        workspaces.Require(request.Route("workspace_id"), request.Route("base_name"));
        return account.User.IsOwner ? account : throw KnownErrors.AccountDenied();
    }

    private static bool CanWrite(FormRequest request) => request.Field("permission") switch
    {
        Permissions.ReadWrite => true,
        Permissions.ReadOnly => false,
        _ => throw KnownErrors.FormFieldInvalid("permission"),
    };

    private static JsonObject Json(ApiToken token) => new()
    {
        ["app_name"] = token.AppName,
        ["api_token"] = token.Value,
        ["generated_by"] = token.GeneratedBy,
        ["generated_at"] = Timestamps.FormatSeconds(token.GeneratedAt),
        ["last_access"] = Timestamps.FormatSeconds(token.LastAccess),
        ["permission"] = Permissions.Of(token.CanWrite),
    };
}
