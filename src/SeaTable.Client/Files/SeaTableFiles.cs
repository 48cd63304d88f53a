namespace SeaTable;

/// <summary>
/// The files and images of a base. Cells hold their addresses; the bytes are uploaded and read here, as streams, so that a file
/// of any size takes no more than about a megabyte of memory.
/// </summary>
/// <remarks>
/// Links and deletions are calls of the web server, of which SeaTable Cloud takes 1,000 in a minute; they don't count against the
/// limit of a base's calls. The bytes go by links, without a token. Whoever has such a link needs none: the links appear in no
/// message, log or trace of this library, but handlers of an <see cref="HttpClient"/> of one's own see them.
/// </remarks>
public class SeaTableFiles
{
    private readonly ClientSession? _session;
    private readonly StoredFiles? _stored;
    private readonly UploadLinks? _links;
    private readonly CustomFiles? _custom;

    internal SeaTableFiles(ClientSession session)
    {
        _session = session;
        _stored = new StoredFiles(session.Web, session.Settings);
        _links = new UploadLinks(_stored, session.Settings.TimeProvider);
        _custom = new CustomFiles(_stored);
    }

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableFiles()
    {
    }

    private ClientSession Session => _session ?? throw Mocking.NotReplaced(this);

    private StoredFiles Stored => _stored ?? throw Mocking.NotReplaced(this);

    private UploadLinks Links => _links ?? throw Mocking.NotReplaced(this);

    private CustomFiles Custom => _custom ?? throw Mocking.NotReplaced(this);

    /// <inheritdoc cref="UploadFileAsync(string, Stream, SeaTableUploadOptions, CancellationToken)"/>
    public virtual Task<FileAttachment> UploadFileAsync(
        string name, Stream content, CancellationToken cancellationToken = default) =>
        UploadFileAsync(name, content, new SeaTableUploadOptions(), cancellationToken);

    /// <summary>Uploads a file, for a file column.</summary>
    /// <param name="name">The name of the file, without a folder.</param>
    /// <param name="content">Its bytes, from where the stream is to its end. The stream is not closed.</param>
    /// <param name="options">How it is uploaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What a cell holds of the file: <c>row.Papers = [await crm.Files.UploadFileAsync("invoice.pdf", stream)]</c>. Its
    /// name is that which the server has given it.</returns>
    /// <exception cref="ArgumentException">The name can't be one, or the stream can't be read.</exception>
    /// <exception cref="SeaTableFileException">The stream can't be read to its end, or is not as long as it was. Nothing is
    /// stored.</exception>
    /// <exception cref="SeaTableStorageFullException">The server has no room for it.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and files are there of which any may be
    /// this one.</exception>
    /// <exception cref="SeaTableCanceledException">It was cancelled when all was sent, so it may be stored.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs a call for a link, which the uploads of a minute share, and one that looks whether there is a file of the name,
    /// unless <see cref="SeaTableOptions.VerifyWrites"/> is off or the file replaces another one. When the answer is lost, the
    /// client looks whether the file was stored, by its bytes, and repeats what was not. A stream that can't seek is sent
    /// once. As long as bytes move, there is no limit of time but that of an <see cref="HttpClient"/> of one's own. See
    /// https://api.seatable.com/reference/getuploadlink and https://api.seatable.com/reference/uploadfile.
    /// </remarks>
    public virtual async Task<FileAttachment> UploadFileAsync(
        string name, Stream content, SeaTableUploadOptions options, CancellationToken cancellationToken = default)
    {
        var (stored, address) = await UploadAsync(name, content, isImage: false, options, cancellationToken)
            .ConfigureAwait(false);
        return new FileAttachment(stored.Name, stored.Size, address);
    }

    /// <summary>Uploads a file of this machine, for a file column.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How it is uploaded; <see langword="null"/> for the usual.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="IOException">The file can't be opened.</exception>
    /// <inheritdoc cref="UploadFileAsync(string, Stream, SeaTableUploadOptions, CancellationToken)"/>
    public virtual async Task<FileAttachment> UploadFileAsync(
        string path, SeaTableUploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var stream = OpenLocal(path);
        await using (stream.ConfigureAwait(false))
        {
            return await UploadFileAsync(
                Path.GetFileName(path), stream, options ?? new SeaTableUploadOptions(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="UploadImageAsync(string, Stream, SeaTableUploadOptions, CancellationToken)"/>
    public virtual Task<Uri> UploadImageAsync(string name, Stream content, CancellationToken cancellationToken = default) =>
        UploadImageAsync(name, content, new SeaTableUploadOptions(), cancellationToken);

    /// <summary>Uploads an image, for an image column.</summary>
    /// <param name="name">The name of the image, without a folder.</param>
    /// <param name="content">Its bytes, from where the stream is to its end. The stream is not closed.</param>
    /// <param name="options">How it is uploaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The address, as a cell holds it: <c>row.Photos = [await crm.Files.UploadImageAsync("a.png", stream)]</c>.
    /// </returns>
    /// <inheritdoc cref="UploadFileAsync(string, Stream, SeaTableUploadOptions, CancellationToken)"/>
    public virtual async Task<Uri> UploadImageAsync(
        string name, Stream content, SeaTableUploadOptions options, CancellationToken cancellationToken = default) =>
        (await UploadAsync(name, content, isImage: true, options, cancellationToken).ConfigureAwait(false)).Address;

    /// <summary>Uploads an image of this machine, for an image column.</summary>
    /// <param name="path">The path of the image.</param>
    /// <param name="options">How it is uploaded; <see langword="null"/> for the usual.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="IOException">The image can't be opened.</exception>
    /// <inheritdoc cref="UploadImageAsync(string, Stream, SeaTableUploadOptions, CancellationToken)"/>
    public virtual async Task<Uri> UploadImageAsync(
        string path, SeaTableUploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var stream = OpenLocal(path);
        await using (stream.ConfigureAwait(false))
        {
            return await UploadImageAsync(
                Path.GetFileName(path), stream, options ?? new SeaTableUploadOptions(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a file in a cell.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <inheritdoc cref="DownloadAsync(Uri, CancellationToken)"/>
    public virtual Task<Stream> DownloadAsync(FileAttachment file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return DownloadAsync(file.Url, file.Name, cancellationToken);
    }

    /// <summary>Reads an image in a cell, or another file of the base.</summary>
    /// <param name="address">The address in the cell.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The bytes, as they come. The stream has to be disposed, reads forwards only, and knows its
    /// <see cref="Stream.Length"/> where the server tells it.
    /// </returns>
    /// <exception cref="ArgumentException">The address is not one of a file of this base.</exception>
    /// <exception cref="SeaTableFileNotFoundException">There is no such file, or none any more.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call, for a link. While the stream is read, a connection that breaks is gone on with where it was, with a new
    /// link; reading throws a <see cref="SeaTableFileException"/> when the file was changed on the server meanwhile, and another
    /// <see cref="SeaTableException"/> when the server can't be reached any more. A file in a folder that people have made
    /// (<c>custom-asset://…</c>) has to be found first, which costs a call for each folder and one for each file of its name.
    /// See https://api.seatable.com/reference/getfiledownloadlink.
    /// </remarks>
    public virtual Task<Stream> DownloadAsync(Uri address, CancellationToken cancellationToken = default) =>
        DownloadAsync(address, null, cancellationToken);

    /// <summary>Reads a file into a file of this machine, which is there as a whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path of the file to be made; one that is there is replaced.</param>
    /// <param name="progress">Is told how many bytes were read.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that represents the reading.</returns>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <inheritdoc cref="DownloadAsync(Uri, CancellationToken)"/>
    public virtual async Task DownloadAsync(
        FileAttachment file, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var stream = await DownloadAsync(file, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            await LocalFile.WriteAsync(path, stream, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a file of the base. Cells that show it are not changed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <inheritdoc cref="DeleteAsync(Uri, CancellationToken)"/>
    public virtual Task<bool> DeleteAsync(FileAttachment file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return DeleteAsync(file.Url, file.Name, cancellationToken);
    }

    /// <summary>Deletes an image or another file of the base. Cells that show it are not changed.</summary>
    /// <param name="address">The address in the cell.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> when it was deleted; <see langword="false"/> when there was no such file.</returns>
    /// <exception cref="ArgumentException">The address is not one of a file of this base.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/deletebaseasset.</remarks>
    public virtual Task<bool> DeleteAsync(Uri address, CancellationToken cancellationToken = default) =>
        DeleteAsync(address, null, cancellationToken);

    /// <summary>Lists a folder of files that people have made.</summary>
    /// <param name="folder">The path, such as <c>contracts/2026</c>; empty for the one above all.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What is in it; <see langword="null"/> when there is no such folder.</returns>
    /// <exception cref="ArgumentException">It is no path of a folder.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/listcustomassets.</remarks>
    public virtual Task<SeaTableFolder?> GetFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Stored.ListAsync(FilePath.CheckFolder(folder), cancellationToken);
    }

    private async Task<(StoredFile Stored, Uri Address)> UploadAsync(
        string name, Stream content, bool isImage, SeaTableUploadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checkedName = FilePath.CheckName(name);
        var source = new UploadSource(content, options.Length, FilePath.Show(checkedName));
        var upload = new FileUpload(Session.Storage, Stored, Links, source, checkedName, isImage, options);
        try
        {
            await ThrowIfReadOnlyAsync(
                $"uploading the file '{FilePath.Show(checkedName)}'", cancellationToken).ConfigureAwait(false);
            await upload.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e)
        {
            e.SetNotApplied();
            throw;
        }

        var stored = await upload.RunAsync(cancellationToken).ConfigureAwait(false);
        if (!stored.Path.IsCustom)
            return (stored, FileAddress.Create(stored.Link.Workspace, stored.Link.Parent, stored.Path));

        if (await Stored.FindCustomIdAsync(stored.Path, cancellationToken).ConfigureAwait(false) is not { } id)
        {
            throw new SeaTableFileNotFoundException(
                $"The file '{stored.Path.Shown}' was uploaded to the folder '{FilePath.Show(stored.Path.Folder)}', and is not " +
                "there any more.");
        }

        Custom.Add(id, stored.Path);
        return (stored, FileAddress.CreateCustom(id, stored.Name));
    }

    private async Task<Stream> DownloadAsync(Uri address, string? name, CancellationToken cancellationToken)
    {
        foreach (var path in await PathsAsync(address, name, cancellationToken).ConfigureAwait(false))
        {
            var stream = await FileReadStream.OpenAsync(
                Session.Storage, path, token => Stored.FindLinkAsync(path, token), cancellationToken).ConfigureAwait(false);
            if (stream is not null)
                return stream;
        }

        throw new SeaTableFileNotFoundException(
            $"There is no file '{FilePath.Show(Uri.UnescapeDataString(address.OriginalString))}' in the base, or none any more.");
    }

    private async Task<bool> DeleteAsync(Uri address, string? name, CancellationToken cancellationToken)
    {
        await ThrowIfReadOnlyAsync("deleting a file", cancellationToken).ConfigureAwait(false);
        foreach (var path in await PathsAsync(address, name, cancellationToken).ConfigureAwait(false))
        {
            if (await Stored.DeleteAsync(path, cancellationToken).ConfigureAwait(false))
                return true;
        }

        return false;
    }

    /// <summary>The paths that an address can mean, the likeliest first.</summary>
    private async Task<IReadOnlyList<FilePath>> PathsAsync(Uri address, string? name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (FileAddress.Custom(address) is var (id, extension))
        {
            return await Custom.FindAsync(id, extension, name, cancellationToken).ConfigureAwait(false) is { } found
                ? [found] : [];
        }

        var token = await Session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var paths = FileAddress.Paths(address, token.BaseUuid);
        return paths.Count > 0 ? paths : throw new ArgumentException(
            $"'{FilePath.Show(address.OriginalString)}' is the address of no file of this base: of another base, which has an " +
            "API token of its own, or of another server, from which an HttpClient can read it.", nameof(address));
    }

    private Task ThrowIfReadOnlyAsync(string doing, CancellationToken cancellationToken) => Session.Gateway.ThrowIfReadOnlyAsync(
        new ServerRequest(HttpMethod.Post, "", doing) { Category = SeaTableOperationCategory.Add }, cancellationToken);

    private static FileStream OpenLocal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
    }
}
