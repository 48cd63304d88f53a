namespace SeaTable.Tool.Terminal;

/// <summary>
/// Writes a file so that it is the old one or the new one as a whole, whatever happens meanwhile: it is written beside it and
/// moved.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly string _path;

    /// <summary>Initializes a new instance of the <see cref="FileReplacement"/> class.</summary>
    /// <param name="path">The file to replace, or to create.</param>
    /// <exception cref="ToolException">There is no such folder.</exception>
    public FileReplacement(string path)
    {
        _path = path;
        WrittenPath = $"{path}.{Environment.ProcessId}.tmp";
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new ToolException($"There is no folder {folder}. Create it first.");
    }

    /// <summary>Gets the file to write.</summary>
    public string WrittenPath { get; }

    /// <summary>Replaces the file by what was written, which has to be closed.</summary>
    public void Complete() => File.Move(WrittenPath, _path, overwrite: true);

    /// <summary>Removes what was written when it is not complete.</summary>
    public void Dispose() => File.Delete(WrittenPath);
}
