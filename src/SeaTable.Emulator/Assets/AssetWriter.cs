using System.Buffers;
using System.Security.Cryptography;

namespace SeaTable.Emulator.Assets;

/// <summary>Takes the bytes of a new file, which has no place yet. What is not placed is gone when this is disposed.</summary>
/// <param name="contents">Where the bytes are kept.</param>
/// <param name="gate">The lock of the base.</param>
internal sealed class AssetWriter(AssetContents contents, object gate) : IDisposable
{
    /// <summary>The id of a file without bytes.</summary>
    private static readonly string s_idOfNothing = new('0', IdLength);

    private const int IdLength = 40;
    private const int BufferLength = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? _chunk = ArrayPool<byte>.Shared.Rent(AssetContents.ChunkLength);
    private int _filled;
    private long _chunks;
    private long? _file;
    private string? _id;
    private bool _isDisposed;

    /// <summary>Gets how many bytes were written.</summary>
    public long Size { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_chunk is null, this);
        _hash.AppendData(bytes);
        Size += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, AssetContents.ChunkLength - _filled);
            bytes[..count].CopyTo(_chunk.AsSpan(_filled));
            bytes = bytes[count..];
            _filled += count;
            if (_filled == AssetContents.ChunkLength)
                Flush();
        }
    }

    /// <summary>Writes all that a stream has.</summary>
    public void Write(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
                Write(buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc cref="Write(Stream)"/>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                Write(buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes the rest, and gives the number of the bytes, to be placed. Nothing can be written after it.</summary>
    public (long File, string ContentId) End()
    {
        if (_id is null)
        {
            lock (gate)
            {
                if (_filled > 0 || _file is null)
                    Flush();
                _id = Size == 0 ? s_idOfNothing : Convert.ToHexString(_hash.GetCurrentHash())[..IdLength].ToLowerInvariant();
                contents.End(_file!.Value, _id, Size);
            }

            ReturnChunk();
        }

        return (_file!.Value, _id);
    }

    public void Dispose()
    {
        ReturnChunk();
        _hash.Dispose();
        if (_file is not { } file || _isDisposed)
            return;
        _isDisposed = true;
        lock (gate)
            contents.EndUse(file);
    }

    private void ReturnChunk()
    {
        if (_chunk is not null)
            ArrayPool<byte>.Shared.Return(_chunk);
        _chunk = null;
    }

    private void Flush()
    {
        lock (gate)
        {
            if (_file is null)
            {
                _file = contents.Begin();
                contents.Use(_file.Value);
            }

            if (_filled > 0)
                contents.Append(_file.Value, _chunks++, _chunk.AsMemory(0, _filled));
            _filled = 0;
        }
    }
}
