namespace SeaTable;

/// <summary>
/// Lets those who update a row in this process do so one after the other. Who comes second then sees what the first has done,
/// also when both write the same value, which no answer of the server tells.
/// </summary>
internal static class RowTurns
{
    private static readonly Dictionary<string, Turn> s_turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the row's turn; disposing what is returned ends it.</summary>
    internal static async Task<IDisposable> WaitAsync(string rowId, CancellationToken cancellationToken)
    {
        Turn? turn;
        lock (s_turns)
        {
            if (!s_turns.TryGetValue(rowId, out turn))
                s_turns.Add(rowId, turn = new Turn(rowId));

            turn.Users++;
        }

        try
        {
            await turn.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            turn.Leave();
            throw;
        }
    }

    private sealed class Turn(string rowId) : IDisposable
    {
        internal SemaphoreSlim Gate { get; } = new(1);

        internal int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            Leave();
        }

        internal void Leave()
        {
            lock (s_turns)
            {
                if (--Users == 0)
                    s_turns.Remove(rowId);
            }
        }
    }
}
