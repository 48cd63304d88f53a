using System.IO.Compression;
using System.Text.Json;

namespace SeaTable.Emulator.Loading;

/// <summary>Opens the file that a base starts from: JSON, or an export, which is a ZIP archive with a content.json.</summary>
internal static class SeedFile
{
    private const string ContentName = "content.json";
    private const string Wanted = "Name a schema file (*.seatable.json) or an export (*.dtable).";
    // Who reads it holds all of it; the text of a million rows is far shorter.
    private const long LongestContent = 1_500_000_000;

    // What tells no length, such as a pipe or a device, may have no end.
    private const int LongestWithoutLength = 256 * 1024 * 1024;
    private const int Portion = 64 * 1024;

    private const string ExportAnew = "Export the base anew: its menu, Export.";

    public static async Task<BaseSeed> LoadAsync(string path, CancellationToken cancellationToken)
    {
        path = Locate(path);
        RequireFile(path);
        try
        {
            if (OpenArchive(path) is { } archive)
                return ReadArchive(path, archive);

            var bytes = await ReadAsync(path, cancellationToken).ConfigureAwait(false);
            if (Path.GetExtension(path).Equals(".dtable", StringComparison.OrdinalIgnoreCase) && !LooksLikeJson(bytes))
                throw NotAnExport(path, null);
            return Read(new SourceText(path, WithoutMark(bytes)), NameOf(path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SeaTableEmulatorException($"{path} can't be read: {exception.Message}", exception);
        }
    }

    /// <summary>Gets the name of the base: that of the file without its endings.</summary>
    public static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in new[] { ".seatable.json", ".json", ".dtable" })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length)
                return name[..^ending.Length];
        }

        return name;
    }

    // Test runners start programs in folders of their choice; files are copied beside the program.
    private static string Locate(string path) =>
        !Path.IsPathRooted(path) && !Path.Exists(path) && File.Exists(BesideProgram(path)) ? BesideProgram(path) : path;

    private static string BesideProgram(string path) => Path.GetFullPath(path, AppContext.BaseDirectory);

    private static BaseSeed Read(SourceText source, string name, ZipArchive? archive)
    {
        var document = source.Parse();
        try
        {
            var schema = EmulatedSchemaReader.Read(document.RootElement, source);
            var root = EmulatedSchemaReader.Envelope(document.RootElement);
            var rows = root.GetProperty("tables").EnumerateArray().Select(table => Member(table, "rows") ?? default).ToList();
            return new BaseSeed(name, schema, rows, Member(root, "links"), document, archive);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static void RequireFile(string path)
    {
        if (Directory.Exists(path))
            throw new SeaTableEmulatorException($"{path} is a folder. {Wanted}");
        if (!File.Exists(path))
        {
            var places = new[] { Path.GetFullPath(path), BesideProgram(path) }.Distinct();
            throw new SeaTableEmulatorException(
                $"There is no file {string.Join(", and none at ", places)}. {Wanted} "
                + "In a test project, see that it is copied to the output directory.");
        }
    }

    /// <summary>Opens an export, whose files are read when they are needed; null for another file.</summary>
    private static ZipArchive? OpenArchive(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Span<byte> start = stackalloc byte[2];
            if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK"u8))
            {
                file.Position = 0;
                return new ZipArchive(file, ZipArchiveMode.Read);
            }
        }
        catch (InvalidDataException exception)
        {
            file.Dispose();
            throw NotAnExport(path, exception);
        }

        file.Dispose();
        return null;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        await using (file.ConfigureAwait(false))
        {
            // A device that can be searched has no length either.
            if (file.CanSeek && file.Length > 0)
                return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            using var read = new MemoryStream();
            var portion = new byte[Portion];
            while (await file.ReadAsync(portion, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (read.Length + count > LongestWithoutLength)
                    throw new SeaTableEmulatorException($"{path} does not end where a base does. {Wanted}");
                read.Write(portion, 0, count);
            }

            return read.ToArray();
        }
    }

    private static BaseSeed ReadArchive(string path, ZipArchive archive)
    {
        try
        {
            return Read(new SourceText($"{path}/{ContentName}", Content(path, archive)), NameOf(path), archive);
        }
        catch (InvalidDataException exception)
        {
            archive.Dispose();
            throw NotAnExport(path, exception);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private static byte[] Content(string path, ZipArchive archive)
    {
        var entry = archive.GetEntry(ContentName) ?? throw new SeaTableEmulatorException(
            $"{path} has no {ContentName}, so it is not the export of a base. {ExportAnew}");
        if (entry.Length > LongestContent)
        {
            throw new SeaTableEmulatorException(FormattableString.Invariant(
                $"{ContentName} of {path} has {entry.Length:N0} bytes, and {LongestContent:N0} at most can be read. ")
                + "Archive rows that are not needed, and export the base anew.");
        }

        var content = new byte[entry.Length];
        using var stream = entry.Open();
        // What is shorter or longer than it says would be cut off, or without end.
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length && stream.ReadByte() < 0
            ? content : throw NotAnExport(path, null);
    }

    private static SeaTableEmulatorException NotAnExport(string path, Exception? cause) =>
        new($"{path} is no ZIP archive, or is cut off, so it is not the export of a base. {ExportAnew}", cause);

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;

    private static bool LooksLikeJson(byte[] bytes) => bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8);
}
