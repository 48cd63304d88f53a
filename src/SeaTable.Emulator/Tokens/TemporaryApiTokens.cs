using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tokens;

/// <summary>Issues and checks API tokens that end after an hour, for users to whom the base is open.</summary>
internal sealed class TemporaryApiTokens(TimeProvider clock, string baseUuid)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string user, bool canWrite) => JsonWebToken.Encode(
        new JsonObject
        {
            ["username"] = user,
            ["dtable_uuid"] = baseUuid,
            ["permission"] = Permissions.Of(canWrite),
            ["exp"] = clock.GetUtcNow().Add(s_lifetime).ToUnixTimeSeconds(),
        },
        _key);

    /// <summary>Gets whom a token was issued to and whether it may write; null when it is none, or its hour is over.</summary>
    public (string User, bool CanWrite)? Check(string? token)
    {
        if (token is null || !JsonWebToken.IsSignedWith(token, _key))
            return null;
        var payload = JsonWebToken.Payload(token);
        var canWrite = payload.GetProperty("permission").ValueEquals(Permissions.ReadWrite);
        return payload.GetProperty("exp").GetInt64() <= clock.GetUtcNow().ToUnixTimeSeconds()
            ? null
            : (payload.GetProperty("username").GetString()!, canWrite);
    }
}
