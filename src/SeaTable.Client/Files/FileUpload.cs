using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A file as the server has stored it.</summary>
/// <param name="Name">Its name, which may have got a number.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Link">The link by which it was uploaded.</param>
/// <param name="Path">Where it is.</param>
internal sealed record StoredFile(string Name, long Size, UploadLink Link, FilePath Path);

/// <summary>Uploads one file, so that it is stored once, or it is told what is not known.</summary>
/// <param name="storage">Sends it.</param>
/// <param name="files">Looks what is stored.</param>
/// <param name="links">Gives upload links.</param>
/// <param name="source">The bytes.</param>
/// <param name="name">The name.</param>
/// <param name="isImage">Whether it goes where images go.</param>
/// <param name="options">How it is uploaded.</param>
internal sealed class FileUpload(
    StorageCalls storage, StoredFiles files, UploadLinks links, UploadSource source, string name, bool isImage,
    SeaTableUploadOptions options)
{
    private readonly string? _folder = options.Folder is { } folder ? FilePath.CheckFolder(folder) : null;
    private readonly MediaTypeHeaderValue? _contentType = options.ContentType is not { } text ? null
        : MediaTypeHeaderValue.TryParse(text, out var type) && !text.Any(char.IsControl) ? type
        : throw new ArgumentException(
            $"'{FilePath.Show(text)}' is no type of content, such as application/pdf.", nameof(options));

    private UploadLink? _link;
    private UploadState _sent = new();
    private bool _wasFree;

    private bool Replaces => options.ReplaceExisting && _folder is null;

    private string Doing => $"uploading the file '{FilePath.Show(name)}'";

    /// <summary>Gets what has to be known before the file is sent.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _link = await links.GetAsync(_folder, !source.CanRepeat, cancellationToken).ConfigureAwait(false);

        // What is known now tells later whether a file of the name is the one whose answer was lost.
        if (storage.Settings.VerifyWrites && !Replaces)
            _wasFree = await files.FindLinkAsync(PathOf(name), cancellationToken).ConfigureAwait(false) is null;
    }

    /// <summary>Uploads the file.</summary>
    /// <exception cref="SeaTableException">It is not stored, or that is not known.</exception>
    internal Task<StoredFile> RunAsync(CancellationToken cancellationToken) => storage.Calls.RunAsync(
        new LogicalCall(
            Doing, "upload_file", null, Replaces ? SeaTableOperationCategory.Write : SeaTableOperationCategory.Add,
            storage.Retry, storage.Clock),
        0,
        this,
        static (call, upload, _, token) => upload.TryAsync(call, token),
        null,
        cancellationToken);

    private FilePath PathOf(string file) => new(
        _folder is not null, isImage && _link!.ImageFolder.Length > 0 ? _link.ImageFolder : _link!.Folder, file);

    private async Task<StoredFile> TryAsync(LogicalCall call, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            return call.Tries > 1 && _wasFree && stored.Name != name
                ? await WithoutDoubleAsync(stored, cancellationToken).ConfigureAwait(false)
                : stored;
        }
        catch (SeaTableException) when (_sent.Error is { } error)
        {
            throw error;
        }
        catch (SeaTableException e) when (!e.NotApplied && _sent.Given > 0 && !(Replaces && source.CanRepeat))
        {
            if (await SettleAsync(e, cancellationToken).ConfigureAwait(false) is { } stored)
                return stored;

            throw NotStored(e);
        }
        catch (SeaTableException e) when (e.NotApplied && e.IsTransient && source.IsSpent)
        {
            throw NotStored(e);
        }
    }

    /// <summary>A failure that left nothing behind. What can't be read again can't be repeated.</summary>
    private SeaTableConnectionException NotStored(SeaTableException e) => new(
        e.Message.Replace(Connection.UnknownOutcome, "", StringComparison.Ordinal) + (source.IsSpent
            ? " It is not stored, and not repeated, since the stream can't be read again: open it anew."
            : " It is not stored."), e)
    {
        IsTransient = !source.IsSpent,
        NotApplied = true,
        StatusCode = e.StatusCode,
        RetryAfter = e.RetryAfter,
    };

    private async Task<StoredFile> SendAsync(LogicalCall call, CancellationToken cancellationToken)
    {
        using var limit = call.BeginTry(cancellationToken);
        var first = await PostAsync(call, limit).ConfigureAwait(false);
        using var response = IsRefusedLink(first) && !source.IsSpent
            ? await PostAgainAsync(first, call, limit, cancellationToken).ConfigureAwait(false)
            : first;
        if (IsStorageFull(response, out var said))
        {
            throw new SeaTableStorageFullException(
                $"The server has no room for the file '{FilePath.Show(name)}' ({(int)response.Status}): the storage of the " +
                "team is used up, or the file is larger than the server takes. Nothing was stored." +
                (said is null ? "" : $" The server said: {said}"), response.Status, said);
        }

        if (!response.IsSuccess)
            throw response.ToException(call.Doing, call.Category);

        return Read(response, call);
    }

    private async Task<ServerResponse> PostAsync(LogicalCall call, TimeLimit limit)
    {
        source.Rewind();
        var path = PathOf(name);
        _sent = new UploadState();
        using var content = new UploadContent(
            source, name, _contentType, !Replaces,
            [("parent_dir", _link!.Parent), ("relative_path", path.Folder), ("replace", Replaces ? "1" : "0")],
            _sent,
            sent =>
            {
                limit.Renew(storage.Retry.AttemptTimeout);
                options.Progress?.Report(sent);
            });
        return await storage.PostAsync(_link.Link, content, call, limit).ConfigureAwait(false);
    }

    private async Task<ServerResponse> PostAgainAsync(
        ServerResponse refusal, LogicalCall call, TimeLimit limit, CancellationToken cancellationToken)
    {
        refusal.Dispose();
        links.Drop(_folder);
        _link = await links.GetAsync(_folder, isNew: true, cancellationToken).ConfigureAwait(false);
        limit.Renew(storage.Retry.AttemptTimeout);
        return await PostAsync(call, limit).ConfigureAwait(false);
    }

    /// <summary>Whether the time of the link is over, which the server says before anything is stored.</summary>
    private static bool IsRefusedLink(ServerResponse response) =>
        response.Status == HttpStatusCode.Forbidden && !response.IsPage;

    /// <summary>
    /// Whether there is no room. The file server has statuses of its own for that, 442 and 443, and newer ones say it in words.
    /// </summary>
    private static bool IsStorageFull(ServerResponse response, out string? said)
    {
        said = response.IsSuccess ? null : response.ServerMessage();
        return (int)response.Status is 442 or 443 or (int)HttpStatusCode.InsufficientStorage
            or (int)HttpStatusCode.RequestEntityTooLarge || (!response.IsSuccess && ServerMessages.IsStorageFull(said));
    }

    private StoredFile Read(ServerResponse response, LogicalCall call)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            var root = document.RootElement;
            var told = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? root[0] : root;
            if (told.Text("name") is not { Length: > 0 } stored)
                throw new JsonException("It names no file.");

            if (told.Member("size") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var size)
                && size != _sent.Size)
            {
                throw new JsonException(string.Create(
                    CultureInfo.InvariantCulture, $"It has {size} bytes of a file of {_sent.Size}."));
            }

            return Stored(stored);
        }
        catch (JsonException e)
        {
            throw response.Unexpected(call.Doing, e, call.Category);
        }
    }

    private StoredFile Stored(string stored) => new(stored, _sent.Size, _link!, PathOf(stored));

    /// <summary>
    /// An earlier try was stored after it was looked for: the second file is taken away again, of which nobody knows yet.
    /// </summary>
    private async Task<StoredFile> WithoutDoubleAsync(StoredFile second, CancellationToken cancellationToken)
    {
        try
        {
            return await IsStoredAsync(PathOf(name), cancellationToken).ConfigureAwait(false) is true
                && await files.DeleteAsync(second.Path, cancellationToken).ConfigureAwait(false) ? Stored(name) : second;
        }
        catch (SeaTableException)
        {
            return second; // It is stored, whatever else is there.
        }
    }

    /// <summary>Finds out whether the file is stored whose answer was lost; null when it is not.</summary>
    /// <exception cref="SeaTableUnknownOutcomeException">That can't be known.</exception>
    private async Task<StoredFile?> SettleAsync(SeaTableException lost, CancellationToken cancellationToken)
    {
        if (!storage.Settings.VerifyWrites)
            throw Unknown(lost, [name]);

        var found = new List<string>();
        try
        {
            for (var number = 0; number < MostLooks; number++)
            {
                var isThere = false;
                foreach (var candidate in Candidates(number))
                {
                    var isStored = await IsStoredAsync(PathOf(candidate), cancellationToken).ConfigureAwait(false);
                    isThere |= isStored is not null;
                    if (isStored is true)
                        found.Add(candidate);
                }

                if (found is [var one] && (_wasFree || Replaces))
                    return Stored(one);

                if (!isThere || Replaces)
                    return found.Count == 0 ? null : throw Unknown(lost, found);
            }
        }
        catch (SeaTableException e) when (e is not SeaTableUnknownOutcomeException)
        {
            throw Unknown(lost, [name]);
        }

        throw Unknown(lost, [name, .. found.Where(candidate => candidate != name)]);
    }

    /// <summary>How many numbers behind a name are looked at.</summary>
    private const int MostLooks = 20;

    /// <summary>
    /// The names that the server may have given the file. Its documentation has the number without a blank, its source with one.
    /// </summary>
    private IEnumerable<string> Candidates(int number)
    {
        var end = FileAddress.Extension(name);
        var stem = name[..(name.Length - end.Length)];
        return number == 0 ? [name] :
        [
            string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){end}"),
            string.Create(CultureInfo.InvariantCulture, $"{stem}({number}){end}"),
        ];
    }

    /// <summary>Whether a file has the bytes that were sent; null when there is none.</summary>
    private async Task<bool?> IsStoredAsync(FilePath path, CancellationToken cancellationToken)
    {
        var stream = await FileReadStream.OpenAsync(
            storage, path, token => files.FindLinkAsync(path, token), cancellationToken).ConfigureAwait(false);
        if (stream is null)
            return null;

        await using (stream.ConfigureAwait(false))
        {
            return stream.MayHave(_sent.Size) && CryptographicOperations.FixedTimeEquals(
                await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false), _sent.Hash);
        }
    }

    private SeaTableUnknownOutcomeException Unknown(SeaTableException lost, IEnumerable<string> names)
    {
        Uri[] possible = [.. _folder is not null ? [] : names.Select(
            file => FileAddress.Create(_link!.Workspace, _link.Parent, PathOf(file)))];
        return new SeaTableUnknownOutcomeException(
            $"{lost.Message.Replace(Connection.UnknownOutcome, "", StringComparison.Ordinal)} The file '{FilePath.Show(name)}' " +
            $"may be stored, as {string.Join(" or ", names.Select(file => $"'{FilePath.Show(file)}'"))} in the folder " +
            $"'{PathOf(name).Folder}'; a file there may as well have been there before. Look before you upload it again.", lost)
        {
            StatusCode = lost.StatusCode,
            RetryAfter = lost.RetryAfter,
            PossibleFiles = possible,
        };
    }
}
