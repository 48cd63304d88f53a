namespace SeaTable.Emulator.Server;

/// <summary>Counts the requests under way, since a server in the process does not wait for them when it stops.</summary>
internal sealed class RunningRequests
{
    private readonly object _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public async Task RunAsync(Func<Task> request)
    {
        lock (_lock)
            _count++;
        try
        {
            await request().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (--_count == 0)
                    _idle?.TrySetResult();
            }
        }
    }

    /// <summary>Waits until no request is under way, and no longer than the time given.</summary>
    public async Task WhenIdleAsync(TimeSpan limit)
    {
        lock (_lock)
        {
            if (_count == 0)
                return;
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await Task.WhenAny(_idle.Task, Task.Delay(limit)).ConfigureAwait(false);
    }
}
