namespace SeaTable.Client.Tests.Watching;

/// <summary>
/// The system's clock, in which waits of seconds are shorter than they say, so that a test need not sit through them. Longer ones
/// are limits of what may take time.
/// </summary>
/// <param name="factor">How many times faster waits pass.</param>
internal sealed class SkippingTime(int factor) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private TimeSpan Shorter(TimeSpan time) =>
        time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromSeconds(10) ? time / factor : time;
}
