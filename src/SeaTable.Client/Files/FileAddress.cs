namespace SeaTable;

/// <summary>Reads the addresses by which cells name files, and writes them.</summary>
internal static class FileAddress
{
    private const string CustomScheme = "custom-asset://";
    private const string Signatures = "/digital-signs/";
    private static readonly string[] s_marks = ["/asset/", "/asset-preview/"];

    /// <summary>The address of a file in the folder of a month.</summary>
    /// <param name="workspace">The number of the workspace that has the base.</param>
    /// <param name="parent">The folder of the base, such as <c>/asset/5c26…</c>.</param>
    /// <param name="path">Where the file is in it.</param>
    internal static Uri Create(string workspace, string parent, FilePath path) => new(
        $"/workspace/{workspace}/{parent.Trim('/')}" +
        string.Join('/', path.Path.Split('/').Select(Uri.EscapeDataString)),
        UriKind.Relative);

    /// <summary>The address of a file in a folder that people have made, which tells no more than its id.</summary>
    internal static Uri CreateCustom(Guid id, string name) => new(CustomScheme + id.ToString("D") + Extension(name));

    /// <summary>The id in the address of a file in a folder that people have made; null for others.</summary>
    internal static (Guid Id, string Extension)? Custom(Uri address)
    {
        var text = address.OriginalString;
        if (!text.StartsWith(CustomScheme, StringComparison.OrdinalIgnoreCase))
            return null;

        var name = text[CustomScheme.Length..].TrimEnd('/');
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Guid.TryParse(dot < 0 ? name : name[..dot], out var id) ? (id, dot < 0 ? "" : name[dot..]) : null;
    }

    /// <summary>
    /// The paths that an address can mean in a base, the likeliest first; none when it is no file of that base. Most programs
    /// encode names, and not all do.
    /// </summary>
    internal static IReadOnlyList<FilePath> Paths(Uri address, Guid baseUuid)
    {
        var text = address.OriginalString;
        var rest = text.StartsWith(Signatures, StringComparison.Ordinal) ? text[1..]
            : s_marks.Select(mark => Below(text, mark, baseUuid)).FirstOrDefault(below => below is not null);
        if (string.IsNullOrEmpty(rest))
            return [];

        var end = rest.AsSpan().IndexOfAny('?', '#');
        string[] all = [Uri.UnescapeDataString(end < 0 ? rest : rest[..end]), Uri.UnescapeDataString(rest), rest];
        return [.. all.Distinct(StringComparer.Ordinal).Where(IsPath).Select(path => FilePath.Parse(path, isCustom: false))];
    }

    /// <summary>The end of a name from its last dot on; empty when it has none.</summary>
    internal static string Extension(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && dot < name.Length - 1 ? name[dot..] : "";

    private static string? Below(string text, string mark, Guid baseUuid)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var rest = text[(start + mark.Length)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Guid.TryParse(rest[..slash], out var uuid) && uuid == baseUuid ? rest[(slash + 1)..] : null;
    }

    private static bool IsPath(string path) => path.Split('/').All(part => part is not ("" or "." or ".."));
}
