using System.Buffers;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>The bytes of a file, or a part of them.</summary>
/// <param name="emulatedBase">The base that has the file.</param>
/// <param name="file">The number of the file's bytes.</param>
/// <param name="start">Where they begin.</param>
/// <param name="length">How many they are.</param>
internal sealed class FileBody(EmulatedBase emulatedBase, long file, long start, long length)
{
    public long Length { get; } = length;

    private AssetContents Contents => emulatedBase.Assets.Contents;

    /// <summary>Sends the first bytes, chunk by chunk: the lock of the base is free while a chunk is on its way.</summary>
    /// <exception cref="IOException">The bytes are gone.</exception>
    public async Task SendAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(AssetContents.ChunkLength);
        lock (emulatedBase.Gate)
            Contents.Use(file);
        try
        {
            for (var sent = 0L; sent < count;)
            {
                int read;
                lock (emulatedBase.Gate)
                    read = Contents.Read(file, start + sent, buffer.AsSpan(0, (int)Math.Min(count - sent, buffer.Length)));
                if (read == 0)
                    throw new IOException("The bytes of the file are gone.");
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            lock (emulatedBase.Gate)
                Contents.EndUse(file);
        }
    }
}
