using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Tokens;

/// <summary>JSON web tokens signed with HMAC-SHA256.</summary>
internal static class JsonWebToken
{
    private const string Header = """{"typ":"JWT","alg":"HS256"}""";

    public static string Encode(JsonObject payload, byte[] key)
    {
        var content = $"{Pack(Header)}.{Pack(payload.ToJsonString(JsonText.Options))}";
        return $"{content}.{Signature(content, key)}";
    }

    public static bool IsSignedWith(string token, byte[] key)
    {
        var end = token.LastIndexOf('.');
        return end > 0 && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature(token[..end], key)), Encoding.UTF8.GetBytes(token[(end + 1)..]));
    }

    /// <summary>Gets the payload of a token whose signature was checked.</summary>
    public static JsonElement Payload(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')));
    }

    private static string Signature(string content, byte[] key) =>
        Pack(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)));

    private static string Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    private static string Pack(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
