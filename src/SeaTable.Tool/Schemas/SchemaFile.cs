using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SeaTable.Generators.Json;
using SeaTable.Generators.Texts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>Loads bases from files, and saves schema files.</summary>
internal static class SchemaFile
{
    /// <summary>What the names of schema files end in, which the generator looks for.</summary>
    public const string Extension = SchemaFileName.Extension;

    private const string ExportContent = "content.json";

    /// <summary>Reads the text of a schema file, or of the content of an export.</summary>
    /// <param name="path">The file: JSON, or an export (<c>.dtable</c>).</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">There is no such file, or it is neither.</exception>
    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await WholeFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return bytes.AsSpan().StartsWith("PK"u8) ? Content(path, bytes) : Text(path, bytes);
    }

    /// <summary>Loads a base, with the settings of the file beside it, if there is one.</summary>
    /// <inheritdoc cref="ReadTextAsync"/>
    public static async Task<BaseDocument> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        var codegen = await CodegenFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return CodegenFile.AddTo(Parse(path, text), path, codegen);
    }

    /// <summary>Reads a base out of a text.</summary>
    /// <exception cref="ToolException">It is no JSON, or describes no base.</exception>
    public static BaseDocument Parse(string path, string text)
    {
        using var document = ParseJson(path, text);
        ThrowIfNewer(path, document.RootElement);
        return DocumentReader.Read(document.RootElement, path);
    }

    /// <summary>Reads JSON as the generator does.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public static JsonDocument ParseJson(string path, string text)
    {
        if (JsonReader.Parse(text).Error is { } error)
            throw new ToolException($"{path}:{Place(text, error.Position)}: this is not JSON: {error.Message}.");

        return JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = JsonReader.MaximumDepth + 1 });
    }

    /// <summary>Whether a file that was read holds more than a schema: an export, or rows.</summary>
    public static bool HoldsRows(string path, string text)
    {
        // What has no length, such as a pipe, was read already, and can't be read once more.
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            using var file = File.OpenRead(path);
            if (file.ReadByte() == 'P' && file.ReadByte() == 'K')
                return true;
        }

        using var document = ParseJson(path, text);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("tables", out var tables) && tables.ValueKind == JsonValueKind.Array
            && tables.EnumerateArray().Any(table => table.ValueKind == JsonValueKind.Object
                && table.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
                && rows.GetArrayLength() > 0);
    }

    /// <summary>Saves a text so that the file is the old one or the new one, whatever happens meanwhile.</summary>
    /// <exception cref="ToolException">It can't be written.</exception>
    public static async Task SaveAsync(string path, string text, CancellationToken cancellationToken)
    {
        await OutputFile.WriteAsync(
            path, TextWriter.Null, new UTF8Encoding(false), file => file.WriteAsync(text.AsMemory(), cancellationToken))
            .ConfigureAwait(false);
    }

    private static void ThrowIfNewer(string path, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(DocumentWriter.FormMember, out var form)
            && (form.ValueKind != JsonValueKind.Number || !form.TryGetInt32(out var number) || number > DocumentWriter.Form))
        {
            throw new ToolException(
                $"{path} is of the form {form.GetRawText()}, which this version does not know: it knows {DocumentWriter.Form}. " +
                "Update the tool: dotnet tool update SeaTable.Tool.");
        }
    }

    private static string Content(string path, byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entry = archive.GetEntry(ExportContent)
                ?? throw new ToolException($"{path} is a ZIP archive without a {ExportContent}, so it is no export of a base.");
            using var content = new StreamReader(entry.Open(), Encoding.UTF8);
            return content.ReadToEnd();
        }
        catch (InvalidDataException e)
        {
            throw new ToolException($"{path} is a ZIP archive that can't be read: {e.Message} Export the base anew.", e);
        }
    }

    private static string Text(string path, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new ToolException($"{path} is no text in UTF-8.", e);
        }
    }

    private static string Place(string text, int position)
    {
        var (line, column) = new LineMap(text).Locate(position);
        return $"{line + 1}:{column + 1}";
    }
}
