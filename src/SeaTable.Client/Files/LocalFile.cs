using System.Buffers;

namespace SeaTable;

/// <summary>Writes a file of this machine, which is there as a whole or not at all.</summary>
internal static class LocalFile
{
    private const int BufferLength = 128 * 1024;

    /// <exception cref="IOException">It can't be written.</exception>
    internal static async Task WriteAsync(
        string path, Stream content, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var file = new FileStream(partial, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous,
            });
            await using (file.ConfigureAwait(false))
            {
                var written = 0L;
                while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    progress?.Report(written += count);
                }
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            File.Delete(partial);
        }
    }
}
