namespace SeaTable.Emulator.Faults;

/// <summary>
/// What faults hold up: writes to be carried out later, and calls that wait. Each has its time by the emulator's clock; settling
/// does what is left at once, in the order of its time. After the stop nothing waits any more.
/// </summary>
internal sealed class DelayedWork(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly List<Exception> _failures = [];
    private bool _isStopped;

    /// <summary>Carries work out later.</summary>
    /// <param name="delay">After how long; null for when it is asked for.</param>
    /// <param name="work">The work. What it throws is thrown by the next settling.</param>
    public void RunLater(TimeSpan? delay, Action work) => Add(delay, () =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Waits, and then goes on with the work, which is done when the returned task is.</summary>
    /// <param name="delay">How long, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="work">The work. What it throws is the caller's to see.</param>
    public async Task RunDelayedAsync(TimeSpan delay, Func<Task> work)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(delay == Timeout.InfiniteTimeSpan ? null : delay, () =>
        {
            started.SetResult();
            return finished.Task;
        });
        await started.Task.ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            finished.SetResult();
        }
    }

    /// <summary>Keeps what went wrong for the next settling to throw.</summary>
    public void Fail(SeaTableEmulatorException failure)
    {
        lock (_lock)
            _failures.Add(failure);
    }

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (First() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await StartAsync(entry).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        Exception[] failures;
        lock (_lock)
        {
            failures = [.. _failures];
            _failures.Clear();
        }

        if (failures.Length > 0)
        {
            throw failures[0] as SeaTableEmulatorException ?? new SeaTableEmulatorException(
                $"A late write went wrong inside the emulator: {failures[0].Message}", failures[0]);
        }
    }

    /// <summary>Settles, and lets nothing wait any more.</summary>
    public Task StopAsync()
    {
        lock (_lock)
            _isStopped = true;
        return SettleAsync(CancellationToken.None);
    }

    private Entry? First()
    {
        lock (_lock)
            return _entries.MinBy(entry => entry.Due);
    }

    private void Add(TimeSpan? delay, Func<Task> work)
    {
        var entry = new Entry(delay is { } time ? clock.GetUtcNow() + time : DateTimeOffset.MaxValue, work);
        bool isDue;
        lock (_lock)
        {
            _entries.Add(entry);
            isDue = _isStopped || delay == TimeSpan.Zero;
            if (!isDue && delay is { } wait)
                entry.Timer = clock.CreateTimer(_ => _ = StartAsync(entry), null, wait, Timeout.InfiniteTimeSpan);
        }

        if (isDue)
            _ = StartAsync(entry);
    }

    /// <summary>Starts an entry if nobody has; the task is done when its work is.</summary>
    private Task StartAsync(Entry entry)
    {
        lock (_lock)
        {
            if (entry.IsStarted)
                return entry.Finished;
            entry.IsStarted = true;
            entry.Timer?.Dispose();
        }

        _ = FinishAsync(entry);
        return entry.Finished;
    }

    private async Task FinishAsync(Entry entry)
    {
        try
        {
            await entry.Work().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            lock (_lock)
                _failures.Add(exception);
        }

        lock (_lock)
            _entries.Remove(entry);
        entry.Finish();
    }

    private sealed class Entry(DateTimeOffset due, Func<Task> work)
    {
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Due { get; } = due;

        public Func<Task> Work { get; } = work;

        public Task Finished => _finished.Task;

        public bool IsStarted { get; set; }

        public ITimer? Timer { get; set; }

        public void Finish() => _finished.SetResult();
    }
}
