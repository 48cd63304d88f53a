namespace SeaTable;

/// <summary>
/// A call whose answer serves many callers. No one of them can end it, and the HttpClient may have no limit, so it has one of its
/// own.
/// </summary>
internal static class SharedCall
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <summary>Whether one that began at that time is at its limit, so that nobody is to join it any more.</summary>
    /// <param name="begun">The timestamp of its beginning.</param>
    /// <param name="clock">The clock.</param>
    internal static bool IsOver(long begun, TimeProvider clock) => clock.GetElapsedTime(begun) >= Limit;

    /// <summary>Starts it. When all who waited for it have given up, nobody has to look at its failure.</summary>
    internal static Task<T> Start<T>(Func<Task<T>> call)
    {
        var task = Task.Run(call);
        _ = task.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <param name="call">Makes the call.</param>
    /// <param name="doing">What it does, as it follows "while" in a message.</param>
    /// <param name="clock">The clock.</param>
    internal static async Task<ServerResponse> SendAsync(
        Func<CancellationToken, Task<ServerResponse>> call, string doing, TimeProvider clock)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            return await call(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new SeaTableConnectionException(
                $"The server did not answer within {Limit.TotalSeconds:0} seconds while {doing}.", e);
        }
    }
}
