using System.Text.Json;

namespace SeaTable;

/// <summary>What a base token says about itself: it is a JSON Web Token, whose middle part can be read by anybody.</summary>
internal readonly record struct BaseTokenClaims(DateTimeOffset? ExpiresAt, string? Permission)
{
    /// <summary>Reads the claims; a token that is none, or says nothing, gives empty claims, for only the server can judge it.</summary>
    internal static BaseTokenClaims Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return default;

        try
        {
            using var document = JsonDocument.Parse(FromBase64Url(parts[1]));
            var payload = document.RootElement;
            if (payload.ValueKind != JsonValueKind.Object)
                return default;

            DateTimeOffset? expires = payload.TryGetProperty("exp", out var exp) && exp.ValueKind == JsonValueKind.Number && exp.TryGetInt64(out var seconds)
                    && seconds is > 0 and < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
            var permission = payload.TryGetProperty("permission", out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
            return new BaseTokenClaims(expires, permission);
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
