namespace SeaTable.Client.Tests;

/// <summary>Bytes that tell where they are, however many, of a stream that can't go back.</summary>
internal sealed class PatternStream(long length) : Stream
{
    private long _position;

    /// <summary>Happens instead of reading on from a byte.</summary>
    internal (long At, Func<int> What)? Instead { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Asserts that a stream has these bytes.</summary>
    internal static async Task AssertIsAsync(Stream stream, long length)
    {
        var buffer = new byte[100_000];
        var expected = new byte[buffer.Length];
        var position = 0L;
        while (await stream.ReadAsync(buffer) is > 0 and var count)
        {
            Fill(expected.AsSpan(0, count), position);
            if (!buffer.AsSpan(0, count).SequenceEqual(expected.AsSpan(0, count)))
                Assert.Fail($"The bytes behind {position} are not as they were.");

            position += count;
        }

        Assert.Equal(length, position);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override int Read(Span<byte> buffer)
    {
        if (Instead is { } instead && _position >= instead.At)
            return instead.What();

        var end = Instead is { At: var at } ? Math.Min(at, length) : length;
        var read = (int)Math.Min(buffer.Length, end - _position);
        Fill(buffer[..read], _position);
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static void Fill(Span<byte> bytes, long position)
    {
        for (var index = 0; index < bytes.Length; index++, position++)
            bytes[index] = (byte)((position * 31) + (position >> 8) + (position >> 20));
    }
}
