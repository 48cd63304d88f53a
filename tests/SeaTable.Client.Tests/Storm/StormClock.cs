namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// The clock of the clients in a storm: all their waits, for which a user would not thank them if they were shorter, pass two
/// hundred times as fast. So a storm of a minute is one of three hours for them.
/// </summary>
internal sealed class StormClock : TimeProvider
{
    private const int Factor = 200;

    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private readonly long _start = System.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _begun.AddTicks(GetTimestamp());

    public override long GetTimestamp() => System.GetElapsedTime(_start).Ticks * Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private static TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;

    private sealed class Timer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Real(dueTime), Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
