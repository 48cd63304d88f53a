namespace SeaTable.Client.Tests;

/// <summary>A clock that a test sets forward; what waits for a time goes on when the test gets there.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_timers)
            _timers.Add(timer);

        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        _now += by;
        Timer[] due;
        lock (_timers)
            due = [.. _timers.Where(timer => timer.Due <= _now)];

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Goes on by a second once what is running has come to a rest.</summary>
    internal async Task StepAsync()
    {
        await Task.Delay(2);
        Advance(TimeSpan.FromSeconds(1));
    }

    private sealed class Timer(ManualTime clock, Action callback) : ITimer
    {
        internal DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        internal void Fire()
        {
            Due = null;
            callback();
        }

        public void Dispose()
        {
            lock (clock._timers)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
