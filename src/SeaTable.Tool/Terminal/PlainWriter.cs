using System.Text;

namespace SeaTable.Tool.Terminal;

/// <summary>Writes to a terminal what is data elsewhere, as plain text.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class PlainWriter(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => terminal.Write(PlainText.IsCommand(value) ? ' ' : value);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => terminal.Write(PlainText.Of((value ?? "").ReplaceLineEndings("\n")));

    public override void Flush() => terminal.Flush();
}
