namespace SeaTable.Emulator.Tests.Support;

/// <summary>Bytes that tell where they are, however many.</summary>
internal sealed class PatternStream(long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    /// <summary>Asserts that a stream has these bytes.</summary>
    public static async Task AssertIsAsync(Stream stream, long length)
    {
        var buffer = new byte[100_000];
        var position = 0L;
        while (await stream.ReadAsync(buffer) is > 0 and var count)
        {
            for (var index = 0; index < count; index++, position++)
            {
                if (buffer[index] != At(position))
                    Assert.Fail($"The byte {position} is not as it was.");
            }
        }

        Assert.Equal(length, position);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, length - Position);
        for (var index = 0; index < read; index++)
            buffer[offset + index] = At(Position++);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte At(long position) => (byte)((position * 31) + (position >> 8) + (position >> 20));
}

/// <summary>A stream that breaks after some bytes.</summary>
internal sealed class BrokenStream(int length) : MemoryStream(new byte[length])
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var count ? count : throw new IOException("It broke.");
}
