namespace SeaTable.Emulator.Faults;

/// <summary>Whether a test fills its base: calls are then neither counted nor recorded, and none goes wrong.</summary>
internal sealed class SeedingTime
{
    private int _running;

    public bool IsNow => Volatile.Read(ref _running) > 0;

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref _running);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
