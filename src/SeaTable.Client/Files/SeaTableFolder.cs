namespace SeaTable;

/// <summary>What is in a folder of files that people have made.</summary>
public sealed class SeaTableFolder
{
    /// <summary>Initializes a new instance with the names of what is in it.</summary>
    /// <param name="folders">The names of the folders.</param>
    /// <param name="files">The names of the files.</param>
    public SeaTableFolder(IReadOnlyList<string> folders, IReadOnlyList<string> files) => (Folders, Files) = (folders, files);

    /// <summary>Gets the names of the folders in it.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Gets the names of the files in it.</summary>
    public IReadOnlyList<string> Files { get; }
}
