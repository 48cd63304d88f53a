using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace SeaTable;

/// <summary>
/// The bytes of a file of the base, as they come. Where the connection breaks, it goes on at that byte with a new link, and what
/// was changed on the server meanwhile is no part of it.
/// </summary>
internal sealed class FileReadStream : Stream
{
    private const string Operation = "download_file";

    private readonly StorageCalls _storage;
    private readonly Func<CancellationToken, Task<FileLink?>> _findLink;
    private readonly FilePath _path;
    private readonly string _doing;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private FileLink? _link;
    private string? _tag;
    private long? _length;
    private long _position;
    private int _failures;
    private TimeLimit? _limit;
    private bool _isDisposed;

    private FileReadStream(StorageCalls storage, FilePath path, Func<CancellationToken, Task<FileLink?>> findLink)
    {
        (_storage, _path, _findLink) = (storage, path, findLink);
        _doing = $"reading the file '{path.Shown}'";
    }

    public override bool CanRead => !_isDisposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length ?? throw new NotSupportedException("The server has not told how long the file is.");

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A file of a base is read from its beginning to its end.");
    }

    /// <summary>Whether the file has that length, as far as the server tells.</summary>
    internal bool MayHave(long length) => _length is null || _length == length;

    /// <summary>Begins to read a file; null when it is not there.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    internal static async Task<FileReadStream?> OpenAsync(
        StorageCalls storage, FilePath path, Func<CancellationToken, Task<FileLink?>> findLink,
        CancellationToken cancellationToken)
    {
        if (await findLink(cancellationToken).ConfigureAwait(false) is not { } link)
            return null;

        var stream = new FileReadStream(storage, path, findLink) { _link = link };
        await stream.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return stream;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (buffer.Length > 0)
        {
            if (_body is null)
                await ConnectAsync(cancellationToken).ConfigureAwait(false);

            if (await TryReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { } count)
            {
                _position += count;
                _failures = 0;
                return count;
            }
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isDisposed = true;
            Disconnect();
            _limit?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads from the present connection; null when that broke and another one may be tried.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int?> TryReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var limit = BeginPortion();
        try
        {
            int count;
            // Linked for this portion alone: a token whose source was reset is equal still, and has lost what was linked with it.
            using (cancellationToken.UnsafeRegister(static limit => ((TimeLimit)limit!).End(), limit))
                count = await _body!.ReadAsync(buffer, limit.Token).ConfigureAwait(false);

            limit.Renew(Timeout.InfiniteTimeSpan); // Whoever reads may take any time until the next portion.
            return count > 0 || _length is not { } length || _position == length ? count
                : throw new IOException(string.Create(
                    CultureInfo.InvariantCulture, $"it ended after {_position} of {length} bytes"));
        }
        catch (Exception e) when (e is not SeaTableException)
        {
            var broken = StorageCalls.Broken(e, _link!, _doing, cancellationToken);
            Disconnect();
            if (broken is OperationCanceledException || ++_failures >= _storage.Retry.MaxAttempts)
                throw broken;

            await Task.Delay(_storage.Retry.BaseDelay * _failures, _storage.Clock, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>
    /// The time for the next portion. All portions share one limit, since a large file has tens of thousands of them; it is
    /// replaced when it has ended.
    /// </summary>
    private TimeLimit BeginPortion()
    {
        if (_limit is { Token.IsCancellationRequested: false } limit)
        {
            limit.Renew(_storage.Retry.AttemptTimeout);
            return limit;
        }

        _limit?.Dispose();
        return _limit = new TimeLimit(_storage.Retry.AttemptTimeout, _storage.Clock, CancellationToken.None);
    }

    private void Disconnect()
    {
        _response?.Dispose();
        (_response, _body, _link) = (null, null, null);
    }

    private Task<bool> ConnectAsync(CancellationToken cancellationToken) => _storage.Calls.RunAsync(
        new LogicalCall(_doing, Operation, null, SeaTableOperationCategory.Read, _storage.Settings.Retry, _storage.Clock),
        0,
        this,
        static (call, stream, _, token) => stream.TryConnectAsync(call, token),
        null,
        cancellationToken);

    private async Task<bool> TryConnectAsync(LogicalCall call, CancellationToken cancellationToken)
    {
        // A link lives for hours at most, so what breaks off is gone on with by a new one.
        _link ??= await _findLink(cancellationToken).ConfigureAwait(false) ?? throw Changed("was deleted");
        using var limit = call.BeginTry(cancellationToken);
        var (response, link) = await _storage.GetAsync(_link, _position, call, limit).ConfigureAwait(false);
        try
        {
            _link = link;
            await CheckAsync(response, link, limit).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            if (_position > 0 && response.StatusCode == HttpStatusCode.OK)
                await SkipAsync(body, limit).ConfigureAwait(false);

            (_response, _body) = (response, body);
            return true;
        }
        catch (Exception e)
        {
            response.Dispose();
            _link = null;
            if (e is SeaTableException)
                throw;

            throw StorageCalls.Broken(e, link, _doing, cancellationToken);
        }
    }

    /// <summary>Looks whether it is the file, or the rest of the same.</summary>
    private async Task CheckAsync(HttpResponseMessage response, FileLink link, TimeLimit limit)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            throw Changed("was replaced by a shorter one");

        if (!response.IsSuccessStatusCode)
        {
            using var refusal = await ServerResponse.ReadAsync(
                response, null, null, link.Secrets, _storage.Clock, limit.Token).ConfigureAwait(false);
            throw refusal.ToException(_doing, SeaTableOperationCategory.Read);
        }

        var headers = response.Content.Headers;
        var tag = response.Headers.ETag?.ToString() ?? RawTag(response);
        var (from, length) = response.StatusCode == HttpStatusCode.PartialContent
            ? (headers.ContentRange?.From ?? -1, headers.ContentRange?.Length)
            : (_position, headers.ContentLength);
        if (from != _position)
            throw new SeaTableConnectionException($"{link.Host} answered another part than was asked for while {_doing}.");

        // What stands between may answer a page, or nothing, with the status of a success; a file has a tag, whatever it is.
        if (tag is null && (length == 0 || headers.ContentType?.MediaType == "text/html"))
        {
            var answer = length == 0 ? "nothing" : "a page for people";
            throw new SeaTableConnectionException($"{link.Host} answered {answer} while {_doing}.");
        }

        if (_position > 0 && (tag is null || tag != _tag || length != _length))
            throw Changed(tag is null ? "may have been changed, which the server does not tell," : "was changed");

        (_tag, _length) = (tag, length);
    }

    /// <summary>The tag of a file as servers of SeaTable write it, without the quotes that HTTP wants.</summary>
    private static string? RawTag(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("ETag", out var values) ? values.ToString() : null;

    /// <summary>Goes to where it was, of an answer that begins at the beginning.</summary>
    private async Task SkipAsync(Stream body, TimeLimit limit)
    {
        var buffer = new byte[16 * 1024];
        for (var left = _position; left > 0;)
        {
            var count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), limit.Token)
                .ConfigureAwait(false);
            if (count == 0)
                throw new IOException("it ended before the part that is missing");

            limit.Renew(_storage.Retry.AttemptTimeout);
            left -= count;
        }
    }

    private SeaTableFileException Changed(string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The file '{_path.Shown}' {what} on the server after {_position} bytes were read. Read it again from its beginning."));
}
