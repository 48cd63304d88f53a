namespace SeaTable.Tool.Conformance;

/// <summary>Keeps calls below the limit of a server, whose other users need some, too.</summary>
internal sealed class CallPace(int callsPerMinute, TimeProvider clock)
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
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            _latest.Dequeue();
        }

        _latest.Enqueue(clock.GetUtcNow());
        Calls++;
    }
}
