using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Buys a base token with an API token, an account token or the token of an external link.</summary>
internal sealed class TokenEndpoints(
    EmulatedBase emulatedBase, BaseTokens tokens, ApiAccess apiAccess, AccountDirectory accounts, WorkspaceList workspaces,
    SeaTableEmulatorOptions options)
{
    private int _exchanges;

    /// <summary>Gets how many base tokens were issued.</summary>
    public int Exchanges => Volatile.Read(ref _exchanges);

    public ApiResponse Exchange(FormRequest request)
    {
        var access = apiAccess.Check(request.Token);
        var life = request.Query("exp") is { } exp && emulatedBase.Version.TakesTokenLifetime
            ? Lifetime.Parse(exp) : options.BaseTokenLifetime;
        var answer = Answer(request, access, life);
        answer["app_name"] = access.AppName;
        answer["use_api_gateway"] = true;
        return ApiResponse.Json(answer);
    }

    /// <summary>The answer to an account token is shorter.</summary>
    public ApiResponse ExchangeAccountToken(FormRequest request)
    {
        var account = accounts.Check(request.Token);
        workspaces.Require(request.Route("workspace_id"), request.Route("base_name"));
        return ApiResponse.Json(new JsonObject
        {
            ["access_token"] = Issue(new BaseAccess("", account.Id, account.User.IsOwner), options.BaseTokenLifetime),
            ["dtable_uuid"] = emulatedBase.Uuid,
        });
    }

    public ApiResponse ExchangeExternalLink(FormRequest request) =>
        options.ExternalLinks.Contains(request.Route("link_token"))
            ? ApiResponse.Json(Answer(request, new BaseAccess("", "", CanWrite: false), options.BaseTokenLifetime))
            : throw AssumedErrors.ExternalLinkNotFound();

    private JsonObject Answer(FormRequest request, BaseAccess access, TimeSpan life) => new()
    {
        ["access_token"] = Issue(access, life),
        ["dtable_uuid"] = emulatedBase.Uuid,
        ["dtable_server"] = request.Server + "/api-gateway/",
        ["workspace_id"] = WorkspaceList.OwnWorkspace,
        ["dtable_name"] = emulatedBase.Name,
    };

    private string Issue(BaseAccess access, TimeSpan life)
    {
        Interlocked.Increment(ref _exchanges);
        return tokens.Issue(access, life);
    }
}
