using System.Text.RegularExpressions;

namespace SeaTable.Emulator.Assets;

/// <summary>The addresses by which cells name files.</summary>
internal static partial class AssetAddress
{
    /// <summary>How addresses begin in an export, which has the files in it.</summary>
    public const string InExport = "file://dtable-bundle/asset/";

    /// <summary>How the address of a signature begins: it has no more than the path.</summary>
    private const string Signatures = "/digital-signs/";

    /// <summary>Gets what the addresses of all files of a base begin with, on the server that has it.</summary>
    public static string Prefix(int workspace, string baseUuid) =>
        FormattableString.Invariant($"/workspace/{workspace}/asset/{baseUuid}/");

    /// <summary>
    /// Gets the part of an address from the workspace on, which any server of the base can open; null for others.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="server">The server whose name is left out.</param>
    public static string? WithoutServer(string address, Uri server) =>
        Whole().Match(address) is { Success: true } match
        && Uri.TryCreate(match.Groups["server"].Value, UriKind.Absolute, out var named)
        && string.Equals(named.Authority, server.Authority, StringComparison.OrdinalIgnoreCase)
            ? match.Groups["rest"].Value
            : null;

    /// <summary>Gets whether an address is one of a file in any base.</summary>
    public static bool IsOfBase(string address) => Below().IsMatch(address);

    /// <summary>
    /// Gets the id in the address of a file that is in a folder of one's own, which tells no path; null for others.
    /// </summary>
    public static Guid? CustomId(string address) =>
        CustomFile().Match(address) is { Success: true } match && Guid.TryParse(match.Groups["id"].Value, out var id) ? id : null;

    /// <summary>
    /// Gets the paths that an address can mean in a base, the likeliest first; none when it is no file of that base. Most
    /// programs encode names, and not all do.
    /// </summary>
    public static IReadOnlyList<string> Paths(string address, string baseUuid)
    {
        var rest = address.StartsWith(Signatures, StringComparison.Ordinal) ? address[1..]
            : Below().Match(address) is { Success: true } match && Guid.TryParse(match.Groups["uuid"].Value, out var uuid)
                && uuid == Guid.Parse(baseUuid) ? match.Groups["path"].Value
            : null;
        if (rest is null)
            return [];

        var end = rest.AsSpan().IndexOfAny('?', '#');
        string[] all = [Uri.UnescapeDataString(end < 0 ? rest : rest[..end]), Uri.UnescapeDataString(rest), rest];
        return [.. all.Where(path => AssetPath.Parse(path) is not null).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("^(?<server>https?://[^/?#]+)(/dtable-web)?(?<rest>/workspace/[0-9]+/asset/.*)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex("/asset(-preview)?/(?<uuid>[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12})/(?<path>.+)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Below();

    [GeneratedRegex("^custom-asset://(?<id>[^./]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex CustomFile();
}
