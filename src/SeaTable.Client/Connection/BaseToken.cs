using System.Diagnostics;
using System.Text.Json;

namespace SeaTable;

/// <summary>A base token with what is known about it. It opens the operations of one base for about three days.</summary>
[DebuggerDisplay("base token for {BaseName}")]
internal sealed class BaseToken(
    string value, Secret apiToken, Uri gateway, Guid baseUuid, string? baseName, BaseTokenClaims claims,
    DateTimeOffset now)
{
    /// <summary>How long before its end it is renewed, unless it lives too short for that.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>The token itself: only for the Authorization header.</summary>
    internal Secret Value { get; } = new(value);

    /// <summary>Removes this token, and the API token it was exchanged for, from messages.</summary>
    internal Secrets Secrets => field ??= new(Value, ApiToken);

    /// <summary>The address under which the operations of the base stand, ending with a slash.</summary>
    internal Uri Operations { get; } = new(gateway, $"api/v2/dtables/{baseUuid:D}/");

    /// <summary>The address under which the base stands at the web server, ending with a slash.</summary>
    internal Uri OnWeb(Uri server) => new(server, $"api/v2.1/dtables/{BaseUuid:D}/");

    /// <summary>The address of the gateway, ending with a slash.</summary>
    internal Uri Gateway { get; } = gateway;

    internal Guid BaseUuid { get; } = baseUuid;

    internal string? BaseName { get; } = baseName;

    /// <summary>The API token that it was exchanged for.</summary>
    internal Secret ApiToken { get; } = apiToken;

    /// <summary>When it was exchanged, by our clock.</summary>
    internal DateTimeOffset ExchangedAt { get; } = now;

    internal bool IsReadOnly { get; } = claims.Permission == "r";

    /// <summary>
    /// When it ends, as it says itself; null when it does not say so, or when it had ended by our clock before it came: that
    /// clock is wrong, and only a refusal can tell.
    /// </summary>
    internal DateTimeOffset? EndsAt { get; } = claims.ExpiresAt > now ? claims.ExpiresAt : null;

    /// <summary>When a new one should be fetched; null when it lives too short for that.</summary>
    internal DateTimeOffset? RenewAt { get; } = claims.ExpiresAt - s_margin > now ? claims.ExpiresAt - s_margin : null;

    /// <summary>Whether it is of no use any more, as it says itself.</summary>
    internal bool HasEnded(DateTimeOffset now) => EndsAt <= now;

    public override string ToString() => "base token";
}

/// <summary>What a base token says about itself: it is a JSON Web Token, whose middle part can be read by anybody.</summary>
internal readonly record struct BaseTokenClaims(DateTimeOffset? ExpiresAt, string? Permission)
{
    /// <summary>
    /// Reads the claims; a token that is none, or says nothing, gives empty claims, for only the server can judge it.
    /// </summary>
    internal static BaseTokenClaims Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return default;

        try
        {
            using var document = JsonDocument.Parse(FromBase64Url(parts[1]));
            var payload = document.RootElement;
            DateTimeOffset? expires = payload.Member("exp") is { ValueKind: JsonValueKind.Number } exp
                && exp.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
            return new BaseTokenClaims(expires, payload.Text("permission"));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return default;
        }
    }

    private static byte[] FromBase64Url(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
