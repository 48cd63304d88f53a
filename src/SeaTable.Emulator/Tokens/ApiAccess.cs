using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Tokens;

/// <summary>Finds what an API token allows, whether it lasts or ends after an hour.</summary>
internal sealed class ApiAccess(ApiTokenList apiTokens, TemporaryApiTokens temporaryTokens, TimeProvider clock)
{
    /// <summary>Gets what a token allows, or throws the error that the server responds with.</summary>
    public BaseAccess Check(string? token) =>
        apiTokens.Use(token, clock.GetUtcNow()) is { } apiToken ? new BaseAccess(apiToken.AppName, "", apiToken.CanWrite)
        : temporaryTokens.Check(token) is { } temporary ? new BaseAccess("", temporary.User, temporary.CanWrite)
        : throw KnownErrors.ApiTokenDenied();
}
