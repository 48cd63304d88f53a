using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Server;

/// <summary>Counts the requests under way, since a server in the process does not wait for them when it stops.</summary>
internal sealed class RunningRequests
{
    private readonly object _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new RequestStart(Stopwatch.GetTimestamp()));
        lock (_lock)
            _count++;
        try
        {
            await next(context).ConfigureAwait(false);
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

/// <summary>When a request arrived, by a clock that measures how long things take.</summary>
internal sealed record RequestStart(long Timestamp)
{
    public static TimeSpan Elapsed(HttpContext context) =>
        context.Features.Get<RequestStart>() is { } start ? Stopwatch.GetElapsedTime(start.Timestamp) : TimeSpan.Zero;
}
