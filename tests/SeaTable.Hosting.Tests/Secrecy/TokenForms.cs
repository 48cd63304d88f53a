using System.Text;

namespace SeaTable.Hosting.Tests.Secrecy;

/// <summary>Ways in which a token can be written, and a search for tokens in any of them.</summary>
internal static class TokenForms
{
    /// <summary>So many characters of a token in a row are of use to nobody.</summary>
    private const int Part = 12;

    internal static IReadOnlyList<(string Name, Func<string, string> Write)> All { get; } =
    [
        ("as it is", token => token),
        ("its first half", token => token[..(token.Length / 2)]),
        ("its last half", token => token[(token.Length / 2)..]),
        ("in capitals", token => token.ToUpperInvariant()),
        ("percent-encoded", token => string.Concat(token.Select(one => $"%{(int)one:X2}"))),
        ("half percent-encoded", token => string.Concat(token.Select((one, i) => i % 2 == 0 ? $"%{(int)one:x2}" : $"{one}"))),
        ("in base64", token => Convert.ToBase64String(Encoding.UTF8.GetBytes(token))),
        ("in base64 with its scheme", token => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Bearer {token}"))),
        ("in base64 with another one", token => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Token {token}"))),
        ("in hexadecimal digits", token => Convert.ToHexString(Encoding.UTF8.GetBytes(token))),
    ];

    /// <summary>All parts of tokens that are long enough to be of use, however they are written.</summary>
    internal static HashSet<string> PartsOf(IEnumerable<string> tokens) =>
    [
        .. tokens.SelectMany(Encoded).SelectMany(form =>
            Enumerable.Range(0, Math.Max(0, form.Length - Part + 1)).Select(i => form.Substring(i, Part).ToUpperInvariant())),
    ];

    /// <summary>Finds a part of a token.</summary>
    /// <returns>What was found, or <see langword="null"/>.</returns>
    internal static string? FindIn(string text, HashSet<string> parts)
    {
        var lookup = parts.GetAlternateLookup<ReadOnlySpan<char>>();
        var readable = Uri.UnescapeDataString(text).ToUpperInvariant();
        for (var i = 0; i + Part <= readable.Length; i++)
        {
            if (lookup.Contains(readable.AsSpan(i, Part)))
                return readable.Substring(i, Part);
        }

        return null;
    }

    private static IEnumerable<string> Encoded(string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        return
        [
            token, Convert.ToHexString(bytes),
            .. Enumerable.Range(0, 3).Select(start => Convert.ToBase64String(bytes, start, (bytes.Length - start) / 3 * 3)),
        ];
    }
}
