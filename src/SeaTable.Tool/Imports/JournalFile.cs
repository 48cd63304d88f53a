using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>
/// A file with an object in JSON on each line, which one process at a time has open. A line is there as a whole or not at all,
/// also after a power failure, and nothing is written to a file that is something else.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>What the first line begins with, whatever its form.</summary>
    private const string Mark = "{\"form\":";

    private readonly FileStream _file;
    private long _end;

    private JournalFile(FileStream file) => _file = file;

    /// <summary>Opens a file, or creates it.</summary>
    /// <exception cref="ToolException">It is in use, or can't be written.</exception>
    public static JournalFile Open(string path)
    {
        try
        {
            return new JournalFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new ToolException($"{path} is in use: another import of this file is under way. Wait for it to end.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                $"The journal {path} can't be written: {FileFailure.Reason(e)} --journal FILE says where it is to be.", e);
        }
    }

    /// <summary>
    /// Reads the lines; none of a new file, and of one that was ended while its first line was written. What was not written to
    /// its end was never acted on.
    /// </summary>
    /// <param name="first">The first line that the file would get.</param>
    /// <exception cref="FormatException">It holds something else.</exception>
    /// <exception cref="System.Text.Json.JsonException">It holds something else.</exception>
    public IReadOnlyList<JsonObject> Read(JsonObject first)
    {
        var mark = Encoding.UTF8.GetBytes(Mark);
        var start = new byte[Math.Min(_file.Length, mark.Length)];
        _file.ReadExactly(start);
        if (!mark.AsSpan().StartsWith(start))
            throw new FormatException("It begins otherwise.");

        var bytes = new byte[_file.Length];
        start.CopyTo(bytes, 0);
        _file.ReadExactly(bytes.AsSpan(start.Length));
        _end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        return _end > 0
            ? [.. Encoding.UTF8.GetString(bytes, 0, (int)_end).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]
            : Bytes(first).AsSpan().StartsWith(bytes) ? [] : throw new FormatException("Its first line breaks off.");
    }

    /// <summary>Writes the first line in place of all that is there.</summary>
    public void Begin(JsonObject first)
    {
        _end = 0;
        Write(first);
    }

    /// <summary>Writes a line behind the others.</summary>
    /// <exception cref="ToolException">It can't be written.</exception>
    public void Write(JsonObject line)
    {
        try
        {
            _file.SetLength(_end);
            _file.Seek(0, SeekOrigin.End);
            _file.Write(Bytes(line));
            _file.Flush(flushToDisk: true);
            _end = _file.Position;
        }
        catch (IOException e)
        {
            throw new ToolException(
                $"{_file.Name}, which tells the lines that are in, can't be written: {FileFailure.Reason(e)} The same command " +
                "goes on then: no line comes twice.", e);
        }
    }

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // What could not be written was told when it was to be written.
        }
    }

    private static JsonObject Parse(string line) =>
        JsonNode.Parse(line) as JsonObject ?? throw new FormatException("A line is no object.");

    private static byte[] Bytes(JsonObject line) => Encoding.UTF8.GetBytes(line.ToJsonString() + "\n");
}
