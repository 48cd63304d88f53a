using System.Diagnostics;

namespace SeaTable;

/// <summary>Tells when those who wait for each other go: at once when no call is under way, and otherwise before long.</summary>
/// <param name="window">How long they wait at first.</param>
/// <param name="clock">The clock.</param>
internal sealed class JoinTurns(TimeSpan window, TimeProvider clock)
{
    /// <summary>
    /// How often in a row all that is ready to run runs before those who come first go: callers who start in a loop are some.
    /// </summary>
    private const int QuietTurns = 8;

    /// <summary>The longest time that the window grows to when many calls are under way.</summary>
    private static readonly TimeSpan s_longestWindow = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private int _running;
    private int _unsent;

    /// <summary>Begins a call.</summary>
    /// <param name="tellsWhenSent">Whether it tells when it is sent.</param>
    internal void Begin(bool tellsWhenSent)
    {
        lock (_gate)
        {
            _running++;
            _unsent += tellsWhenSent ? 1 : 0;
        }
    }

    /// <summary>Notes that a call is sent, which tells so once.</summary>
    internal void SetSent() => Change(0, 1);

    /// <summary>Ends a call.</summary>
    /// <param name="wasUnsent">Whether it was to tell when it is sent, and did not.</param>
    internal void End(bool wasUnsent) => Change(1, wasUnsent ? 1 : 0);

    /// <summary>
    /// Waits as long as a call is held up that is not sent yet, as by the limit of calls; then until one ends that is under way,
    /// or for the window, which is twice as long for each further call.
    /// </summary>
    internal async Task WaitAsync()
    {
        while (true)
        {
            Task changed;
            TimeSpan? time;
            lock (_gate)
            {
                if (_running == 0)
                    return;

                (changed, time) = (_changed.Task, _unsent > 0 ? null : Window());
            }

            if (time is { } limit)
            {
                using var stop = new CancellationTokenSource();
                await Task.WhenAny(changed, Task.Delay(limit, clock, stop.Token)).ConfigureAwait(false);
                await stop.CancelAsync().ConfigureAwait(false);
                return;
            }

            await changed.ConfigureAwait(false);
        }
    }

    /// <summary>Lets run what is ready to run, as long as more callers come by it, but no longer than the window.</summary>
    /// <param name="count">Gives how many have come.</param>
    internal async Task WaitForOthersAsync(Func<int> count)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var (seen, quiet) = (0, 0); quiet < QuietTurns && Stopwatch.GetElapsedTime(begun) < window;)
        {
            await Task.Yield();
            var now = count();
            (seen, quiet) = now == seen ? (seen, quiet + 1) : (now, 0);
        }
    }

    private TimeSpan Window()
    {
        var time = window;
        for (var call = 1; call < _running && time < s_longestWindow; call++)
            time *= 2;

        return time;
    }

    private void Change(int ended, int sent)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _running -= ended;
            _unsent -= sent;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
