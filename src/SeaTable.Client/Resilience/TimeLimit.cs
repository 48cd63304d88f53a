namespace SeaTable;

/// <summary>The time that something may take, beside what its caller may end.</summary>
internal sealed class TimeLimit : IDisposable
{
    /// <summary>How long a write that was cancelled may take to prove what it had stored by then.</summary>
    internal static readonly TimeSpan AfterCancellation = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource _either;

    internal TimeLimit(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        Caller = caller;
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            time = TimeSpan.Zero;

        if (clock == TimeProvider.System)
        {
            _either = CancellationTokenSource.CreateLinkedTokenSource(caller);
            _either.CancelAfter(time);
        }
        else
        {
            _timer = new CancellationTokenSource(time, clock);
            _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token);
        }
    }

    /// <summary>The caller's own token.</summary>
    internal CancellationToken Caller { get; }

    /// <summary>Cancelled by the caller, or when the time is over.</summary>
    internal CancellationToken Token => _either.Token;

    /// <summary>Gives it so much time again from now on.</summary>
    internal void Renew(TimeSpan time) => (_timer ?? _either).CancelAfter(time);

    /// <summary>Ends it at once.</summary>
    internal void End() => _either.Cancel();

    public void Dispose()
    {
        _either.Dispose();
        _timer?.Dispose();
    }
}
