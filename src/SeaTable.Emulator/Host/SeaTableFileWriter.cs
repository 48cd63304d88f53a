using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Assets;

namespace SeaTable.Emulator;

/// <summary>A file that a cell of a base names.</summary>
/// <param name="Name">The name by which it is known: its path, or its address when that tells no path.</param>
/// <param name="Paths">
/// The paths below the folder of the base that it can have on the server, such as <c>files/2026-11/offer.pdf</c>, the likeliest
/// first; none when its address tells none.
/// </param>
/// <param name="CustomId">Its id when it is in a folder of one's own; otherwise <see langword="null"/>.</param>
public sealed record SeaTableNamedFile(string Name, IReadOnlyList<string> Paths, Guid? CustomId);

/// <summary>
/// Takes the bytes of a file for a <see cref="SeaTableDataFile"/>. What is not completed is gone when it is disposed.
/// </summary>
public sealed class SeaTableFileWriter : IDisposable
{
    private readonly SeaTableDataFile _file;
    private readonly AssetWriter _writer;

    internal SeaTableFileWriter(SeaTableDataFile file, AssetWriter writer) => (_file, _writer) = (file, writer);

    /// <summary>Gets how many bytes were written.</summary>
    public long Size => _writer.Size;

    /// <summary>Writes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="SeaTableEmulatorException">They can't be written, because the disk is full, for one.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _writer.Write(bytes);
        }
        catch (SqliteException exception)
        {
            throw _file.NotWritten(exception);
        }
    }

    /// <summary>Puts the file into the base.</summary>
    /// <param name="file">Which of the named files it is.</param>
    /// <param name="path">The path that it has on the server.</param>
    /// <exception cref="SeaTableEmulatorException">It can't be written.</exception>
    public void Complete(SeaTableNamedFile file, string path)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(path);
        _file.CompleteFile(_writer, file, path);
    }

    /// <summary>Gives up what was not completed.</summary>
    public void Dispose() => _writer.Dispose();
}
