namespace SeaTable.Tool.Terminal;

/// <summary>
/// Writes a file so that it is the old one or the new one as a whole, whatever happens meanwhile: it is written beside it and
/// moved. What is no file that keeps anything, such as a pipe or <c>/dev/null</c>, is written to as it is.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly string? _written;

    /// <summary>Initializes a new instance of the <see cref="FileReplacement"/> class.</summary>
    /// <param name="path">The file to replace, or to create; of a link, where it leads.</param>
    /// <exception cref="ToolException">It can't be written.</exception>
    public FileReplacement(string path)
    {
        _path = path;
        try
        {
            _target = TargetOf(path);
            if (OpenAsItIs(path, _target) is { } stream)
            {
                Stream = stream;
                return;
            }

            _written = $"{_target}.{Path.GetRandomFileName()}.tmp";
            Stream = new FileStream(_written, OptionsLike(_target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Gets what to write to.</summary>
    public Stream Stream { get; }

    /// <summary>Replaces the file by what was written.</summary>
    /// <exception cref="ToolException">It can't be replaced.</exception>
    public void Complete()
    {
        try
        {
            (Stream as FileStream)?.Flush(flushToDisk: _written is not null);
            Stream.Dispose();
            if (_written is null)
                return;

            if (!OperatingSystem.IsWindows() && File.Exists(_target))
                File.SetUnixFileMode(_written, File.GetUnixFileMode(_target));

            File.Move(_written, _target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Removes what was written when it is not complete.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What it still had to write has no place, and is not wanted any more.
        }
        finally
        {
            if (_written is not null)
                File.Delete(_written);
        }
    }

    /// <summary>Where a path leads: that of a link to the end of all links, whether a file is there or not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string TargetOf(string path) => new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path)
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Opens what can't be replaced by another file; null where it can.</summary>
    private static Stream? OpenAsItIs(string path, string target)
    {
        if (Path.GetFullPath(path) is "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1")
            return Console.OpenStandardOutput();

        if (Path.GetFullPath(path) is "/dev/stderr" or "/dev/fd/2" or "/proc/self/fd/2")
            return Console.OpenStandardError();

        if (IsDevice(Path.GetFullPath(path)) || IsDevice(target))
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

        if (Directory.Exists(target))
            throw new ToolException($"{path} is a folder. Name a file.");

        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
            throw new ToolException($"There is no folder {folder}. Create it first.");

        if (!File.Exists(target))
            return null;

        // Whoever may not write to a file may not replace it either. A pipe opens as soon as somebody reads from it.
        var present = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (!present.CanSeek)
            return present;

        present.Dispose();
        return null;
    }

    /// <summary>Whether a path is that of a device, or of what a process has open.</summary>
    public static bool IsDevice(string path) => File.Exists(path)
        && (path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal)
            || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)));

    /// <summary>Nobody may read of the new file, not even while it is written, who may not read the old one.</summary>
    private static FileStreamOptions OptionsLike(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            options.UnixCreateMode = File.GetUnixFileMode(target);

        return options;
    }

    private ToolException Failed(Exception cause) => new($"{_path} can't be written: {FileFailure.Reason(cause)}", cause);
}
