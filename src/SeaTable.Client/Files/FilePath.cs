using System.Text;

namespace SeaTable;

/// <summary>Where a file of a base is kept.</summary>
/// <param name="IsCustom">Whether it is in a folder that people have made.</param>
/// <param name="Folder">The folder, without slashes at its ends, such as <c>files/2026-11</c>.</param>
/// <param name="Name">The name in it.</param>
internal readonly record struct FilePath(bool IsCustom, string Folder, string Name)
{
    /// <summary>Gets the path as calls have it.</summary>
    internal string Path => Folder.Length == 0 ? $"/{Name}" : $"/{Folder}/{Name}";

    /// <summary>Gets the name as messages show it.</summary>
    internal string Shown => Show(Name);

    /// <summary>Reads a path below the folder of the base.</summary>
    internal static FilePath Parse(string path, bool isCustom)
    {
        var whole = path.Trim('/');
        var slash = whole.LastIndexOf('/');
        return new FilePath(isCustom, slash < 0 ? "" : whole[..slash], whole[(slash + 1)..]);
    }

    /// <summary>Gives a name as it can be kept, which is composed where its letters can be.</summary>
    /// <exception cref="ArgumentException">It can't be a name.</exception>
    internal static string CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var problem = name is "." or ".." || string.IsNullOrWhiteSpace(name) ? "is none"
            : name.Contains('/', StringComparison.Ordinal) ? "has a slash in it: give the name alone, and a folder by Folder"
            : name.Any(char.IsControl) ? "has a control character in it"
            : !IsWellFormed(name) ? "has half a character in it"
            : null;
        return problem is null ? name.Normalize()
            : throw new ArgumentException($"The name '{Show(name)}' of the file {problem}.", nameof(name));
    }

    /// <summary>Gives the path of a folder without slashes at its ends.</summary>
    /// <exception cref="ArgumentException">It can't be one.</exception>
    internal static string CheckFolder(string folder)
    {
        var parts = folder.Trim('/').Split('/');
        if (parts is [""])
            return "";

        // The file server takes a backslash for a slash, so the file would be in another folder than the one that was asked for.
        return parts.All(part =>
            part is not ("" or "." or "..") && !part.Any(sign => sign == '\\' || char.IsControl(sign)) && IsWellFormed(part))
            ? string.Join('/', parts).Normalize()
            : throw new ArgumentException(
                $"'{Show(folder)}' is no path of a folder. Write names with single slashes between them, such as " +
                "\"contracts/2026\".", nameof(folder));
    }

    /// <summary>
    /// Gives a text without what could make a message look other than it is, such as signs that turn lines round.
    /// </summary>
    internal static string Show(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
            ? "\uFFFD" : rune.ToString()));

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
                return false;

            rest = rest[length..];
        }

        return true;
    }

    public override string ToString() => Path;
}
