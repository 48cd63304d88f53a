using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Base tokens as they are given to a store: under a name and encrypted with a key that are both derived from the API token, so
/// that whoever reads the store learns nothing, and whoever writes to it can't pass a token of his own off.
/// </summary>
internal sealed class StoredTokens(Uri server, Secret apiToken)
{
    /// <summary>The member that tells when the exchange was; the others are those of its answer.</summary>
    internal const string ExchangedAt = "exchanged_at";

    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The name under which the token stands in the store.</summary>
    internal string Key { get; } = "seatable-token-" + Convert.ToHexString(Derive(server, apiToken, "name", 16));

    internal byte[] Encrypt(BaseToken token)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("access_token"u8, token.Value.Reveal());
            json.WriteString("dtable_uuid"u8, token.BaseUuid);
            json.WriteString("dtable_server"u8, token.Gateway.AbsoluteUri);
            json.WriteString("dtable_name"u8, token.BaseName);
            json.WriteNumber(ExchangedAt, token.ExchangedAt.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        var text = buffer.ToArray();
        var stored = new byte[1 + NonceSize + TagSize + text.Length];
        stored[0] = Version;
        var nonce = stored.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = NewCipher();
        cipher.Encrypt(
            nonce, text, stored.AsSpan(1 + NonceSize + TagSize), stored.AsSpan(1 + NonceSize, TagSize),
            Encoding.UTF8.GetBytes(Key));
        return stored;
    }

    /// <summary>
    /// The answer to the exchange; <see langword="null"/> when what is stored was not encrypted by who has the API token.
    /// </summary>
    internal byte[]? Decrypt(byte[] stored)
    {
        if (stored.Length <= 1 + NonceSize + TagSize || stored[0] != Version)
            return null;

        var text = new byte[stored.Length - 1 - NonceSize - TagSize];
        try
        {
            using var cipher = NewCipher();
            cipher.Decrypt(
                stored.AsSpan(1, NonceSize), stored.AsSpan(1 + NonceSize + TagSize), stored.AsSpan(1 + NonceSize, TagSize), text,
                Encoding.UTF8.GetBytes(Key));
            return text;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private AesGcm NewCipher() => new(Derive(server, apiToken, "encryption", 32), TagSize);

    private static byte[] Derive(Uri server, Secret apiToken, string purpose, int length) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(apiToken.Reveal()), length, Encoding.UTF8.GetBytes(server.AbsoluteUri),
        Encoding.UTF8.GetBytes("SeaTable base token: " + purpose));
}
