using System.Text;

namespace SeaTable.Tool.Terminal;

/// <summary>Writes a file so that it is there as a whole or not at all, or the standard output.</summary>
internal static class OutputFile
{
    /// <param name="path">The file; null for the standard output.</param>
    /// <param name="standard">The standard output.</param>
    /// <param name="encoding">The encoding of the file.</param>
    /// <param name="write">Writes the text.</param>
    /// <exception cref="ToolException">It can't be written.</exception>
    public static async Task WriteAsync(string? path, TextWriter standard, Encoding encoding, Func<TextWriter, Task> write)
    {
        if (path is null)
        {
            await write(standard).ConfigureAwait(false);
            return;
        }

        using var replacement = new FileReplacement(path);
        try
        {
            var file = new StreamWriter(replacement.Stream, encoding, leaveOpen: true);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new ToolException($"{path} can't be written: {FileFailure.Reason(e)}", e);
        }

        replacement.Complete();
    }
}
