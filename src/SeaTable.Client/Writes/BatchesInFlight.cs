using System.Runtime.ExceptionServices;

namespace SeaTable;

/// <summary>
/// Sends the batches of a write: one after the other, or several at a time where their order makes no difference. After a failure
/// none is begun any more, and those that are under way come to their end, so that of each it is known what became of it.
/// </summary>
/// <param name="progress">Takes what becomes of each batch.</param>
/// <param name="most">The most batches that are under way at a time.</param>
internal sealed class BatchesInFlight(WriteProgress progress, int most)
{
    /// <summary>The most batches of a write that are under way at a time.</summary>
    internal const int Most = 4;

    private readonly List<Flight> _underWay = [];
    private readonly List<Flight> _failed = [];
    private int _count;

    /// <summary>Whether none is under way.</summary>
    internal bool IsEmpty => _underWay.Count == 0;

    /// <summary>
    /// Waits until another batch can be begun. All that is under way is no longer than one call may be, so that a slow line takes
    /// no longer for each than for a long one.
    /// </summary>
    /// <exception cref="SeaTableException">One of those before failed.</exception>
    internal async Task MakeRoomAsync(RowBatch next)
    {
        EndCompleted();
        while (_failed.Count == 0 && !IsEmpty && !HasRoom(next))
            await EndOneAsync().ConfigureAwait(false);

        if (_failed.Count > 0)
            await EndAllAsync().ConfigureAwait(false);
    }

    /// <summary>Begins with a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="doing">What is done, as it follows "while" in a message.</param>
    /// <param name="send">Sends it, and notes what was sent.</param>
    internal void Begin(RowBatch batch, string doing, Func<List<SentBatch>, Task> send)
    {
        progress.Begin(batch, doing);
        List<SentBatch> sent = [];
        _underWay.Add(new Flight(_count++, batch, doing, sent, RunAsync(send(sent))));
    }

    /// <summary>Waits until all that were begun have come to their end.</summary>
    /// <exception cref="SeaTableException">One of them failed.</exception>
    internal async Task EndAllAsync()
    {
        while (!IsEmpty)
            await EndOneAsync().ConfigureAwait(false);

        if (_failed.Count > 0)
            Throw();
    }

    private bool HasRoom(RowBatch next) => _underWay.Count < most
        && _underWay.Sum(flight => (long)flight.Batch.Body.Length) + next.Body.Length <= RowBatch.FullBytes;

    /// <returns>What it failed of; null when it did not.</returns>
    private static async Task<Exception?> RunAsync(Task sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task EndOneAsync()
    {
        await Task.WhenAny(_underWay.Select(flight => flight.Ending)).ConfigureAwait(false);
        EndCompleted();
    }

    private void EndCompleted()
    {
        foreach (var flight in _underWay.FindAll(flight => flight.Ending.IsCompleted))
        {
            _underWay.Remove(flight);
            progress.Sent.AddRange(flight.Sent);
            if (flight.Failure is null)
                progress.End(flight.Batch);
            else
                _failed.Add(flight);
        }
    }

    /// <summary>
    /// Throws what a batch failed of. Of several failures that one which counts most: that somebody has cancelled the call, then
    /// what does not pass by itself, then the first.
    /// </summary>
    private void Throw()
    {
        var failed = _failed.OrderBy(flight => Weight(flight.Failure!)).ThenBy(flight => flight.Number).ToList();
        foreach (var flight in Enumerable.Reverse(failed))
            progress.Fail(flight.Batch, flight.Doing, flight.Failure!);

        var first = failed[0].Failure!;
        List<SeaTableException> others = [.. failed.Skip(1).Select(flight => flight.Failure).OfType<SeaTableException>()];
        ExceptionDispatchInfo.Throw(
            first is SeaTableException error && others.Count > 0 ? error.Besides(others) : first);
    }

    private static int Weight(Exception failure) => failure switch
    {
        SeaTableException { IsTransient: false } => 3,
        SeaTableException => 4,
        SeaTableCanceledException => 1,
        OperationCanceledException => 2,
        _ => 0,
    };

    /// <summary>A batch that is under way.</summary>
    /// <param name="Number">How many were begun before.</param>
    /// <param name="Batch">The batch.</param>
    /// <param name="Doing">What is done, as it follows "while" in a message.</param>
    /// <param name="Sent">What was sent.</param>
    /// <param name="Ending">Ends with it, and gives what it failed of.</param>
    private sealed record Flight(int Number, RowBatch Batch, string Doing, List<SentBatch> Sent, Task<Exception?> Ending)
    {
        internal Exception? Failure => Ending.IsCompletedSuccessfully ? Ending.Result : null;
    }
}
