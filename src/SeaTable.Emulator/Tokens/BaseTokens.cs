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

    /// <summary>Issues a token that rows are signed by with an app name or the id of a user.</summary>
    public string Issue(BaseAccess access, TimeSpan lifetime)
    {
        var payload = new JsonObject
        {
            ["exp"] = clock.GetUtcNow().Add(lifetime).ToUnixTimeSeconds(),
            ["dtable_uuid"] = baseUuid,
            ["username"] = access.UserId,
            ["permission"] = Permissions.Of(access.CanWrite),
            ["app_name"] = access.AppName,
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
            payload.GetProperty("username").GetString()!,
            payload.GetProperty("permission").ValueEquals(Permissions.ReadWrite));
    }
}

/// <summary>Who a base token was issued to, and what it allows.</summary>
/// <param name="AppName">The name of the API token; empty when it was issued to a user.</param>
/// <param name="UserId">The id of the user; empty when it was issued to an application.</param>
/// <param name="CanWrite">Whether it may write.</param>
internal sealed record BaseAccess(string AppName, string UserId, bool CanWrite)
{
    /// <summary>Gets the access of what nobody asked for.</summary>
    public static BaseAccess Nobody { get; } = new("", "", CanWrite: true);

    /// <summary>Gets the name under which rows are signed.</summary>
    public string Signature => AppName.Length > 0 ? AppName : UserId;
}
