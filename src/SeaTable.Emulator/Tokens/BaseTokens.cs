using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Tokens;

/// <summary>Issues and checks base tokens.</summary>
internal sealed class BaseTokens(TimeProvider clock, string baseUuid)
{
    private readonly object _lock = new();
    private readonly List<byte[]> _expiredKeys = [];
    private byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(ApiToken apiToken, TimeSpan lifetime)
    {
        var payload = new JsonObject
        {
            ["exp"] = clock.GetUtcNow().Add(lifetime).ToUnixTimeSeconds(),
            ["dtable_uuid"] = baseUuid,
            ["username"] = "",
            ["permission"] = apiToken.CanWrite ? "rw" : "r",
            ["app_name"] = apiToken.AppName,
        };
        lock (_lock)
            return JsonWebToken.Encode(payload, _key);
    }

    /// <summary>
    /// Expires every token issued so far. The key is changed rather than the tokens listed, because two tokens of the same
    /// second are the same text.
    /// </summary>
    public void ExpireAll()
    {
        lock (_lock)
        {
            _expiredKeys.Add(_key);
            _key = RandomNumberGenerator.GetBytes(32);
        }
    }

    /// <summary>Gets what the token allows, or throws the error that the server responds with.</summary>
    public BaseAccess Check(string? token)
    {
        if (token is null)
            throw KnownErrors.InvalidToken();
        lock (_lock)
        {
            if (!JsonWebToken.IsSignedWith(token, _key))
            {
                throw _expiredKeys.Exists(key => JsonWebToken.IsSignedWith(token, key))
                    ? AssumedErrors.ExpiredToken() : KnownErrors.InvalidToken();
            }
        }

        var payload = JsonWebToken.Payload(token);
        if (payload.GetProperty("exp").GetInt64() <= clock.GetUtcNow().ToUnixTimeSeconds())
            throw AssumedErrors.ExpiredToken();
        return new BaseAccess(
            payload.GetProperty("app_name").GetString()!,
            payload.GetProperty("permission").ValueEquals("rw"),
            payload.GetProperty("dtable_uuid").GetString()!);
    }
}

/// <summary>Who a base token was issued to, and what it allows.</summary>
internal sealed record BaseAccess(string AppName, bool CanWrite, string BaseUuid);
