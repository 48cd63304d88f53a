using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace SeaTable;

/// <summary>The form by which a file is uploaded. It is written while it is sent, and never in memory as a whole.</summary>
internal sealed class UploadContent : SentContent
{
    private const int BufferLength = 128 * 1024;

    private readonly UploadSource _source;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly bool _isGivenOnce;
    private readonly Action<long> _sent;
    private readonly UploadState _state;
    private int _begun;

    /// <param name="source">The bytes of the file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="contentType">The type of the content; null for one that says nothing.</param>
    /// <param name="isGivenOnce">Whether a second file would come of giving it twice.</param>
    /// <param name="fields">What else is in the form.</param>
    /// <param name="state">Is told how far it has come.</param>
    /// <param name="sent">Is told how many bytes of the file were sent.</param>
    internal UploadContent(
        UploadSource source, string name, MediaTypeHeaderValue? contentType, bool isGivenOnce,
        IEnumerable<(string Name, string Value)> fields, UploadState state, Action<long> sent)
    {
        (_source, _isGivenOnce, _state, _sent) = (source, isGivenOnce, state, sent);
        var boundary = "seatable-" + Guid.NewGuid().ToString("N");
        var head = new StringBuilder();
        foreach (var (field, value) in fields)
            AppendPart($"name=\"{field}\"").Append("\r\n").Append(value).Append("\r\n");

        AppendPart($"name=\"file\"; {FileName(name)}")
            .Append("Content-Type: ").Append(contentType?.ToString() ?? "application/octet-stream").Append("\r\n\r\n");
        _head = Encoding.UTF8.GetBytes(head.ToString());
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");

        StringBuilder AppendPart(string disposition) => head.Append(
            CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n");
    }

    /// <summary>A form without its end is none, of which a server stores nothing.</summary>
    internal override bool WasGiven => Volatile.Read(ref _state.Given) > 0;

    internal override bool WasRepeated => Volatile.Read(ref _state.Given) > 1;

    internal override string NothingDone => " Nothing was stored.";

    internal override string TimeoutAdvice =>
        " The Timeout of the HttpClient holds for a whole upload: raise it, or give the client none.";

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if ((_isGivenOnce && WasGiven) || _source.IsSpent)
            throw new InvalidOperationException("A file is uploaded once; the client repeats by itself what is safe.");

        if (Interlocked.Increment(ref _begun) > 1)
            _source.Rewind();

        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
            var size = 0L;
            while (await _source.ReadAsync(buffer, size, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                hash.AppendData(buffer, 0, count);
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                size += count;
                _sent(size);
            }

            cancellationToken.ThrowIfCancellationRequested();
            (_state.Size, _state.Hash) = (size, hash.GetHashAndReset());
            Interlocked.Increment(ref _state.Given);
            await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableFileException e)
        {
            _state.Error = e;
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_source.Length ?? 0) + _tail.Length;
        return _source.Length is not null;
    }

    /// <summary>
    /// The name as SeaTable's own clients send it; where it has letters that servers read in different ways, as RFC 5987 has it,
    /// too, which those that know it prefer.
    /// </summary>
    private static string FileName(string name)
    {
        var plain = string.Concat(name.Select(letter => letter is '"' or '\\' or ';' ? '_' : letter));
        return plain == name && name.All(char.IsAscii)
            ? $"filename=\"{plain}\""
            : $"filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
