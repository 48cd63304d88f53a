using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Buys a base token with an API token.</summary>
internal sealed class TokenEndpoints(
    EmulatedBase emulatedBase, BaseTokens tokens, IReadOnlyList<ApiToken> apiTokens, TimeSpan lifetime)
{
    private const int WorkspaceId = 1;
    private int _exchanges;

    /// <summary>Gets how many base tokens were issued.</summary>
    public int Exchanges => Volatile.Read(ref _exchanges);

    public ApiResponse Exchange(HttpRequest request)
    {
        var given = BearerToken.Of(request);
        var apiToken = apiTokens.FirstOrDefault(token => token.Value == given) ?? throw KnownErrors.ApiTokenDenied();
        var life = request.Query["exp"].ToString() is { Length: > 0 } exp ? Lifetime.Parse(exp) : lifetime;
        Interlocked.Increment(ref _exchanges);
        return ApiResponse.Json(new JsonObject
        {
            ["app_name"] = apiToken.AppName,
            ["access_token"] = tokens.Issue(apiToken, life),
            ["dtable_uuid"] = emulatedBase.Uuid,
            ["dtable_server"] = $"{request.Scheme}://{request.Host}/api-gateway/",
            ["workspace_id"] = WorkspaceId,
            ["dtable_name"] = emulatedBase.Name,
            ["use_api_gateway"] = true,
        });
    }
}
