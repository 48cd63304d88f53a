using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SeaTable;

/// <summary>
/// A token as it is kept: masked, so that whatever reads properties or fields, such as a debugger or a logger that takes objects
/// apart, does not come upon its text.
/// </summary>
[DebuggerDisplay("(token)")]
internal sealed class Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _mask;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _masked;

    internal Secret(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _mask = RandomNumberGenerator.GetBytes(bytes.Length);
        _masked = Mixed(bytes, _mask);
    }

    /// <summary>The text: only for the Authorization header, and to find it in messages. Not to be kept.</summary>
    internal string Reveal() => Encoding.UTF8.GetString(Mixed(_masked, _mask));

    internal bool Is(Secret other) => CryptographicOperations.FixedTimeEquals(
        Mixed(_masked, _mask), Mixed(other._masked, other._mask));

    public override string ToString() => "(token)";

    private static byte[] Mixed(byte[] bytes, byte[] mask)
    {
        var mixed = new byte[bytes.Length];
        for (var i = 0; i < mixed.Length; i++)
            mixed[i] = (byte)(bytes[i] ^ mask[i]);

        return mixed;
    }
}
