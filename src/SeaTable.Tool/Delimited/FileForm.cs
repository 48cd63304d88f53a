using System.Text;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Delimited;

/// <summary>How a file of lines and cells is written: its encoding, and what stands between cells.</summary>
/// <param name="Encoding">The encoding, which refuses bytes that are no text in it.</param>
/// <param name="Delimiter">The sign between cells.</param>
/// <param name="LinesBefore">How many lines stand before the header: 1 when the first names the sign, as Excel has it.</param>
internal sealed record FileForm(Encoding Encoding, char Delimiter, int LinesBefore)
{
    private const string Naming = "sep=";
    private const int SampleLength = 64 * 1024;

    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    /// <summary>Looks how a file is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding that was named, or null to look.</param>
    /// <param name="delimiter">The sign that was named, or null to look.</param>
    /// <exception cref="ToolException">There is no such file, or it is no text.</exception>
    public static FileForm Of(string path, string? encoding, char? delimiter)
    {
        var bytes = Sample(path);
        var found = encoding is null ? Detect(path, bytes) : Named(encoding);
        using var reader = new StreamReader(new MemoryStream(bytes), Lenient(found), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        var first = text.Split('\n')[0].TrimEnd('\r');
        var isNamed = first.StartsWith(Naming, StringComparison.OrdinalIgnoreCase) && first.Length == Naming.Length + 1;
        return new FileForm(
            found, delimiter ?? (isNamed ? first[^1] : Choose(text)), isNamed ? 1 : 0);
    }

    /// <summary>Whether a name of a column holds what the form of a file is found by.</summary>
    public static bool MayBeTakenForForm(string name) =>
        name.IndexOfAny(s_delimiters) >= 0 || name.StartsWith(Naming, StringComparison.OrdinalIgnoreCase);

    private static byte[] Sample(string path)
    {
        if (Directory.Exists(path))
            throw new ToolException($"{path} is a folder. Name a file.");

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (!file.CanSeek || FileReplacement.IsDevice(Path.GetFullPath(path)))
            {
                throw new ToolException(
                    $"{path} can't be read twice, and all lines are checked before the first is sent. Save them to a file.");
            }

            var bytes = new byte[Math.Min(SampleLength, file.Length)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException($"There is no file {path}.", e);
        }
    }

    private static Encoding Detect(string path, ReadOnlySpan<byte> bytes)
    {
        foreach (var marked in (Encoding[])[
            new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true),
            new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)])
        {
            if (bytes.StartsWith(marked.Preamble))
                return marked;
        }

        return bytes.Contains((byte)0)
            ? throw new ToolException(
                $"{path} is no text in UTF-8: it has zeros in it. If it is UTF-16, say so: --encoding utf-16.")
            : new UTF8Encoding(false, throwOnInvalidBytes: true);
    }

    private static Encoding Named(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"There is no encoding \"{name}\". Name it like utf-8, utf-16 or windows-1252.", e);
        }
    }

    /// <summary>The sample may end within a character.</summary>
    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    /// <summary>The sign that the header has most of, outside of quotes.</summary>
    private static char Choose(string text)
    {
        var counts = new int[s_delimiters.Length];
        var isQuoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (letter == '\n' && !isQuoted)
                break;
            else if (!isQuoted && Array.IndexOf(s_delimiters, letter) is >= 0 and var found)
                counts[found]++;
        }

        return s_delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>Reads the sign between cells as it is given on a command line.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public static char ParseDelimiter(string text) => text is "\\t" or "tab" ? '\t'
        : text is [var sign] && char.IsAscii(sign) && !char.IsLetterOrDigit(sign) && sign is not ('"' or '\r' or '\n') ? sign
        : throw new ToolException($"\"{text}\" can't stand between cells. Name one sign, such as , or ; or tab.");
}
