using System.Text;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>
/// What a served base starts from: the file that was named, or one that is made of it for the start, where it is a pipe, lacks
/// ids, or was not named at all.
/// </summary>
internal sealed class ServedSource : IDisposable
{
    /// <summary>The base that SeaTable makes for somebody who asks for a new one.</summary>
    private const string NewBase =
        """{ "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" } ] } ] }""";

    private const string NameOfNewBase = "base" + SchemaFile.Extension;

    /// <summary>Nobody writes a longer schema by hand; an export may be as long as it likes.</summary>
    private const int LongestByHand = 16 * 1024 * 1024;

    private readonly string? _folder;

    private ServedSource(string path) => Path = path;

    private ServedSource(string name, byte[] content)
    {
        _folder = Directory.CreateTempSubdirectory("seatable-serve-").FullName;
        Path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(Path, content);
    }

    /// <summary>Gets the file to start from.</summary>
    public string Path { get; }

    /// <summary>Finds what to start from.</summary>
    /// <param name="named">The file that was named; null for a new base.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">There is no such file, or its schema can't be that of a base.</exception>
    public static async Task<ServedSource> OpenAsync(string? named, CancellationToken cancellationToken)
    {
        if (named is null)
            return Completed(NameOfNewBase, SchemaFile.Parse(NameOfNewBase, NewBase), NameOfNewBase);

        if (Directory.Exists(named))
            return new ServedSource(named);

        if (!File.Exists(named))
        {
            throw new ToolException(
                $"There is no file {named}. Name a schema file, an export (*.dtable), or a file of clone.");
        }

        var isDevice = FileReplacement.IsDevice(System.IO.Path.GetFullPath(named));
        if (!isDevice && new FileInfo(named).Length > LongestByHand)
            return new ServedSource(named);

        var bytes = await WholeFile.ReadAsync(named, cancellationToken).ConfigureAwait(false);
        var isPipe = isDevice || bytes.Length > 0 && new FileInfo(named).Length == 0;
        if (IsText(bytes, isPipe) && OfText(named, Encoding.UTF8.GetString(bytes), isPipe) is { } completed)
            return completed;

        // What was read from a pipe can't be read again.
        return !isPipe ? new ServedSource(named) : bytes.Length == 0 ? throw new ToolException($"{named} is empty.")
            : new ServedSource(isDevice ? NameOfNewBase : System.IO.Path.GetFileName(named), bytes);
    }

    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Whether it may be JSON. Of a pipe all is taken for it that is neither an export nor a data file.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes, bool isPipe) => isPipe
        ? bytes.Length > 0 && !bytes.StartsWith("PK"u8) && !bytes.StartsWith("SQLite"u8)
        : bytes.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Completes a schema that lacks ids; null where nothing is to be completed, or nothing can be.</summary>
    private static ServedSource? OfText(string path, string text, bool isPipe)
    {
        BaseDocument document;
        try
        {
            document = SchemaFile.Parse(path, text);
        }
        catch (ToolException) when (!isPipe)
        {
            // The server that is to read it says what is wrong.
            return null;
        }

        if (!CompletedIds.AreMissing(document) || SchemaFile.HoldsRows(path, text))
            return null;

        FileMistakes.ThrowIfAny(path, text, new BaseDocument([]));
        return Completed(System.IO.Path.GetFileName(path), document, path);
    }

    private static ServedSource Completed(string name, BaseDocument document, string source) =>
        new(name, Encoding.UTF8.GetBytes(DocumentWriter.Write(CompletedIds.Of(document, source))));
}
