namespace SeaTable.Tool.Conformance;

/// <summary>Keeps calls below the limit of a server, whose other users need some, too.</summary>
/// <param name="callsPerMinute">The most calls in a minute.</param>
/// <param name="clock">The clock.</param>
/// <param name="waiting">Is told of each wait; null for nobody.</param>
internal sealed class CallPace(int callsPerMinute, TimeProvider clock, Action<TimeSpan>? waiting = null)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _latest = new();

    /// <summary>Gets how many calls there were.</summary>
    public int Calls { get; private set; }

    /// <summary>Waits until the next call may be made, and counts it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (_latest.Count >= callsPerMinute)
        {
            var wait = _latest.Peek() + s_window - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await PauseAsync(wait, cancellationToken).ConfigureAwait(false);
            _latest.Dequeue();
        }

        _latest.Enqueue(clock.GetUtcNow());
        Calls++;
    }

    /// <summary>Waits for a time.</summary>
    public Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        waiting?.Invoke(time);
        return Task.Delay(time, clock, cancellationToken);
    }
}
