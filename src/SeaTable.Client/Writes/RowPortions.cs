using System.Globalization;
using System.Runtime.ExceptionServices;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>
/// Writes what comes as a stream in portions: each is written and proven before the next is read, so that no more than one is in
/// memory.
/// </summary>
/// <typeparam name="T">What the stream consists of: rows, or ids of rows.</typeparam>
/// <param name="source">The stream.</param>
/// <param name="progress">Is told after each call and portion, if there is one.</param>
/// <param name="notStored">The outcome of those of which nothing is stored.</param>
/// <param name="firstPortion">How many the first portion has, when nobody knows yet how long they are.</param>
internal sealed class RowPortions<T>(
    IAsyncEnumerable<T> source, IProgress<SeaTableProgress>? progress,
    Func<IReadOnlyList<T>, SeaTableWriteOutcome> notStored, int firstPortion = RowBatch.MaxRows)
{
    /// <summary>The most rows a portion has: one statement reads back what it wrote.</summary>
    private const int MaxPortion = SqlCalls.PageSize;

    /// <summary>How long the JSON of a portion shall be at most.</summary>
    private const long MaxBytes = 32 << 20;

    private long _done;
    private long _taken;
    private ExceptionDispatchInfo? _failedReport;

    /// <summary>Tells that the server has taken further rows of the portion. What comes of telling waits for its end.</summary>
    internal void Take(int count)
    {
        _taken += count;
        try
        {
            progress?.Report(new SeaTableProgress { Rows = _done, Sent = _done + _taken });
        }
        catch (Exception e)
        {
            _failedReport ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <summary>Reads the stream to its end.</summary>
    /// <param name="write">Writes a portion, and tells how long its JSON was.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many rows it had.</returns>
    internal async Task<long> WriteAsync(Func<List<T>, Task<long>> write, CancellationToken cancellationToken)
    {
        var size = firstPortion;
        var portion = new List<T>();
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                portion.Add(item);
                if (portion.Count < size)
                    continue;

                size = await WritePortionAsync(portion, write, cancellationToken).ConfigureAwait(false);
                portion = [];
            }
        }
        catch (OperationCanceledException e)
            when (e is not SeaTableCanceledException && _done > 0 && cancellationToken.IsCancellationRequested)
        {
            throw Canceled(e, portion, notStored(portion), cancellationToken);
        }

        if (portion.Count > 0)
            await WritePortionAsync(portion, write, cancellationToken).ConfigureAwait(false);

        return _done;
    }

    /// <returns>How many rows the next portion shall have.</returns>
    private async Task<int> WritePortionAsync(
        List<T> portion, Func<List<T>, Task<long>> write, CancellationToken cancellationToken)
    {
        long bytes;
        try
        {
            bytes = await write(portion).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (_done > 0)
        {
            throw e.OfPart(e.Outcome ?? notStored(portion), Where(portion));
        }
        catch (OperationCanceledException e) when (_done > 0)
        {
            var outcome = (e as SeaTableCanceledException)?.Outcome ?? notStored(portion);
            throw Canceled(e, portion, outcome, cancellationToken);
        }

        _done += portion.Count;
        _taken = 0;
        _failedReport?.Throw();
        progress?.Report(new SeaTableProgress { Rows = _done, Sent = _done });
        var fitting = MaxBytes * portion.Count / Math.Max(1, bytes) / RowBatch.MaxRows * RowBatch.MaxRows;
        return (int)Math.Clamp(fitting, RowBatch.MaxRows, MaxPortion);
    }

    private SeaTableCanceledException Canceled(
        OperationCanceledException e, List<T> portion, SeaTableWriteOutcome outcome, CancellationToken cancellationToken) =>
        new(e.Message + Where(portion), outcome, e, cancellationToken);

    private string Where(List<T> portion) => string.Create(
        CultureInfo.InvariantCulture,
        $" The first {_done:N0} rows of the stream are done; this was with the {portion.Count:N0} that follow.");
}
