using System.Buffers;
using System.Net;
using SeaTable.Emulator;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>
/// Reads one file into a clone. A link that has ended is asked for again, and a connection that broke is gone on with where it
/// was.
/// </summary>
/// <param name="calls">The calls.</param>
/// <param name="file">The clone.</param>
/// <param name="gate">Lets one at a time use the clone.</param>
internal sealed class FileDownload(FileCalls calls, SeaTableDataFile file, object gate)
{
    /// <summary>Why a file can't be had that the server knows nothing of.</summary>
    public const string Missing = "it is not on the server any more";

    private const int BufferLength = 128 * 1024;

    /// <summary>How often in a row a file is asked for that gives no byte.</summary>
    private const int MostTries = 6;

    /// <summary>A connection that is silent for longer is given up.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(1);

    /// <summary>Reads a file.</summary>
    /// <param name="named">The file.</param>
    /// <param name="path">The path that it has on the server.</param>
    /// <param name="findLink">Asks for a link to it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Why the file can't be had; null when it is in the clone.</returns>
    /// <exception cref="ToolException">The server can't be reached.</exception>
    public async Task<string?> RunAsync(
        SeaTableNamedFile named, string path, Func<CancellationToken, Task<Uri?>> findLink, CancellationToken cancellationToken)
    {
        var writer = Begin();
        var (etag, problem, isRefused) = ((string?)null, "", false);
        try
        {
            for (var tries = 1; tries <= MostTries; tries++)
            {
                if (await findLink(cancellationToken).ConfigureAwait(false) is not { } link)
                    return Missing;

                var before = writer.Size;
                try
                {
                    using var response = await calls.OpenAsync(link, before, cancellationToken).ConfigureAwait(false);
                    if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
                    {
                        var now = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null;
                        if (before > 0 && !GoesOn(response, before, etag, now))
                        {
                            End(writer);
                            writer = Begin();
                            etag = null;
                            if (response.StatusCode == HttpStatusCode.PartialContent)
                                continue;
                        }

                        etag = now;
                        await ReadAsync(response, writer, cancellationToken).ConfigureAwait(false);
                        lock (gate)
                            writer.Complete(named, path);
                        return null;
                    }

                    if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                    {
                        End(writer);
                        writer = Begin();
                    }

                    (problem, isRefused) = ($"the server gives a link to it, and answers {(int)response.StatusCode} there", true);
                }
                catch (Exception e) when (e is HttpRequestException or IOException
                    || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    (problem, isRefused) = (e.Message, false);
                }

                if (writer.Size > before)
                    tries = 0;
                await Task.Delay(FileCalls.Pause(tries), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            End(writer);
        }

        return isRefused ? problem : throw new ToolException($"The file {path} can't be read: {problem}");
    }

    /// <summary>Whether a part begins where the last one ended, and is of the same file.</summary>
    private static bool GoesOn(HttpResponseMessage response, long from, string? before, string? now) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == from
        && before is not null && before == now;

    private async Task ReadAsync(HttpResponseMessage response, SeaTableFileWriter writer, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                silence.CancelAfter(s_longestSilence);
                var count = await stream.ReadAsync(buffer, silence.Token).ConfigureAwait(false);
                if (count == 0)
                    break;
                lock (gate)
                    writer.Write(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private SeaTableFileWriter Begin()
    {
        lock (gate)
            return file.CreateFile();
    }

    private void End(SeaTableFileWriter writer)
    {
        lock (gate)
            writer.Dispose();
    }
}
