using System.Security.Cryptography;
using System.Text;

namespace SeaTable;

/// <summary>What is known of the requests that a server sends to webhooks.</summary>
public static class SeaTableWebhook
{
    /// <summary>The header with the signature of the body.</summary>
    public const string SignatureHeader = "X-SeaTable-Signature";

    private const string Prefix = "sha256=";

    /// <summary>Determines whether a body was signed with the secret of the webhook, in constant time.</summary>
    /// <param name="body">The body as it came, before anything has read or changed it.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>; <see langword="null"/> when there is none.</param>
    /// <param name="secret">The secret that the webhook was made with.</param>
    /// <returns>Whether it is the signature of the body.</returns>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static bool IsSigned(ReadOnlySpan<byte> body, string? signature, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (signature is null || signature.Length != Prefix.Length + (2 * given.Length)
            || !signature.StartsWith(Prefix, StringComparison.Ordinal) || !TryRead(signature.AsSpan(Prefix.Length), given))
        {
            return false;
        }

        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }

    private static bool TryRead(ReadOnlySpan<char> digits, Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(
                digits.Slice(2 * i, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[i]))
            {
                return false;
            }
        }

        return true;
    }
}
