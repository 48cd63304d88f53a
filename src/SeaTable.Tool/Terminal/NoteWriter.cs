using System.Text;

namespace SeaTable.Tool.Terminal;

/// <summary>
/// Writes notes as long as somebody takes them. That a file for them is full, or closed, ends no command that is at work: what it
/// does matters, and its exit code tells how it ended.
/// </summary>
/// <param name="error">The standard error.</param>
internal sealed class NoteWriter(TextWriter error) : TextWriter
{
    private bool _isLost;

    public override Encoding Encoding => error.Encoding;

    public override void Write(char value) => Try(() => error.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => error.Write(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => Try(() => error.Write(value));

    public override void Flush() => Try(error.Flush);

    private void Try(Action write)
    {
        if (_isLost)
            return;

        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isLost = true;
        }
    }
}
