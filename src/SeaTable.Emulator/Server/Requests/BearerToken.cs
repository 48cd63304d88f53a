using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>Takes the token out of the Authorization header, for which SeaTable knows two schemes.</summary>
internal static class BearerToken
{
    private static readonly string[] s_schemes = ["Bearer", "Token"];

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var blank = header.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            return null;
        var scheme = header[..blank];
        return s_schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase)
            ? header[(blank + 1)..].Trim()
            : null;
    }
}
