using System.Text;

namespace SeaTable.Emulator.Assets;

/// <summary>Where a file is, below the folder of its base.</summary>
/// <param name="Folder">The folder without slashes at its ends, such as <c>images/2026-11</c>; empty for the base's own.</param>
/// <param name="Name">The name in it.</param>
internal readonly record struct AssetPath(string Folder, string Name)
{
    /// <summary>The folder of what people sort into folders of their own.</summary>
    public const string Custom = "custom";

    /// <summary>How many bytes a name of a file or folder has at most.</summary>
    private const int LongestName = 255;

    /// <summary>How many bytes a path has at most: each folder in it costs a row with its whole path.</summary>
    private const int LongestPath = 4096;

    /// <summary>Reads a path; null for one that leads to no file, or out of the folder of the base.</summary>
    public static AssetPath? Parse(string path) => ParseFolder(path) is { Length: > 0 } whole
        ? new AssetPath(Parent(whole), whole[(whole.LastIndexOf('/') + 1)..])
        : null;

    /// <summary>Reads the path of a folder, without the slashes at its ends; null for one that leads out.</summary>
    public static string? ParseFolder(string path)
    {
        var whole = path.Trim('/');
        return whole.Length == 0 || (IsShort(whole) && whole.Split('/').All(IsName)) ? whole : null;
    }

    /// <summary>Determines whether a path is no longer than paths can be.</summary>
    public static bool IsShort(string path) => Encoding.UTF8.GetByteCount(path) <= LongestPath;

    /// <summary>Joins two folders, of which either may be the base's own.</summary>
    public static string Join(string folder, string below) =>
        folder.Length == 0 ? below : below.Length == 0 ? folder : $"{folder}/{below}";

    /// <summary>Gets the folder that a folder is in.</summary>
    public static string Parent(string folder) =>
        folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "";

    /// <summary>Determines whether a file or folder can have a name.</summary>
    public static bool IsName(string name) =>
        name is not ("" or "." or "..") && !name.Contains('/', StringComparison.Ordinal)
            && !name.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(name) <= LongestName;

    public override string ToString() => Join(Folder, Name);
}
