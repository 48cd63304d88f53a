using System.Text.RegularExpressions;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator.Page;

/// <summary>
/// Takes tokens out of texts that are shown: those of this emulator wherever they stand, and others where addresses and bodies of
/// calls hold them.
/// </summary>
internal sealed partial class TokenMask(ServedBases bases)
{
    private const string Masked = "••••";

    public string Of(string text)
    {
        if (text.Length == 0)
            return text;
        foreach (var token in bases.All.SelectMany(served => served.ApiTokens.Snapshot()))
            text = text.Replace(token.Value, Masked, StringComparison.Ordinal);
        text = WebToken().Replace(text, Masked);
        text = HexadecimalToken().Replace(text, Masked);
        text = PathToken().Replace(text, Masked);
        text = UserOfAddress().Replace(text, Masked);
        text = Bearer().Replace(text, Masked);
        text = Parameter().Replace(text, "${name}" + Masked);
        return Member().Replace(text, "${name}\"" + Masked + "\"");
    }

    /// <summary>Takes all values out of an address that may be a secret as a whole, whatever they are called.</summary>
    public string OfAddress(string address) => AnyParameter().Replace(Of(address), "${name}" + Masked);

    /// <summary>
    /// Takes tokens out of the beginning of a text. One that the cut goes through would not be known by its first half.
    /// </summary>
    public string OfStart(string text, int length) => Limits.Truncate(Of(text), length);

    [GeneratedRegex(@"\beyJ[\w-]+\.[\w-]+\.[\w-]*")]
    private static partial Regex WebToken();

    [GeneratedRegex(@"\b[0-9a-fA-F]{40}\b")]
    private static partial Regex HexadecimalToken();

    [GeneratedRegex("(?<=/(upload-api|seafhttp/files|external-link-tokens)/)[^/?]+", RegexOptions.ExplicitCapture)]
    private static partial Regex PathToken();

    // Some write a slash in JSON behind a backslash.
    [GeneratedRegex(@"(?<=\w:\\?/\\?/)[^/?#@\s""\\]{1,256}(?=@)")]
    private static partial Regex UserOfAddress();

    // What bears a token is longer than a word.
    [GeneratedRegex(@"(?<=\bBearer\s{1,8})[\w.~+/-]{8,}=*", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    // In an address, or in a form, which has nothing before its first parameter. In JSON the sign between two may be escaped.
    // The key of a column is none to a door.
    [GeneratedRegex(
        @"(?<name>(^|[?&]|\\u0026)(?!\w*column_key=)[\w.-]*(token|secret|password|signature|\bsig|\bcode|key)=)"
            + @"([^&\s""\\]|\\(?!u0026)[^\s&""])*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();

    [GeneratedRegex("(?<name>[?&][^=&#]*=)[^&#]*", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyParameter();

    [GeneratedRegex(
        """(?<name>"[^"]*(token|secret|password|authorization|(api|access|private)[_-]?key)"\s*:\s*)"([^"\\]|\\.)*"?""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Member();
}
