using System.Globalization;

namespace SeaTable.Tool.Terminal;

/// <summary>Reads files as a whole, and of what never ends no more than can be meant.</summary>
internal static class WholeFile
{
    /// <summary>The most that is read of what does not tell its length, such as a pipe.</summary>
    private const int MostWithoutLength = 256 * 1024 * 1024;

    private const int Portion = 64 * 1024;

    /// <summary>Reads a file, a pipe or a device.</summary>
    /// <exception cref="ToolException">There is no such file, or it does not end.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ThrowIfNone(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using (file.ConfigureAwait(false))
        {
            // A device that can be searched has no length either.
            var length = file.CanSeek ? file.Length : 0;
            var most = length > 0 ? Array.MaxLength : MostWithoutLength;
            using var read = new MemoryStream((int)Math.Min(length, most));
            var portion = new byte[Portion];
            while (await file.ReadAsync(portion, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (read.Length + count > most)
                    throw TooLong(path, Words.Size(most));

                read.Write(portion, 0, count);
            }

            return read.Length == read.Capacity ? read.GetBuffer() : read.ToArray();
        }
    }

    /// <summary>Reads a text that can't be long.</summary>
    /// <param name="reader">Where it comes from.</param>
    /// <param name="name">What that is called.</param>
    /// <param name="mostLetters">How long it is at most.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">It is longer.</exception>
    public static async Task<string> ReadTextAsync(
        TextReader reader, string name, int mostLetters, CancellationToken cancellationToken)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var portion = new char[Portion];
        while (await reader.ReadAsync(portion, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            text.Write(portion, 0, count);
            if (text.GetStringBuilder().Length > mostLetters)
                throw TooLong(name, $"{Words.Number(mostLetters)} letters");
        }

        return text.ToString();
    }

    /// <summary>Refuses what is no file.</summary>
    /// <exception cref="ToolException">There is none of the name, or it is a folder.</exception>
    public static void ThrowIfNone(string path)
    {
        if (Directory.Exists(path))
            throw new ToolException($"{path} is a folder. Name a file.");

        if (!File.Exists(path))
            throw new ToolException($"There is no file {path}.");
    }

    private static ToolException TooLong(string name, string most) => new(
        $"{name} gives more than {most}, and does not end there. Name another file.");
}
