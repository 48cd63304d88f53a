namespace SeaTable.Hosting;

/// <summary>Help with tasks that others may have given up waiting for.</summary>
internal static class TaskExtensions
{
    /// <summary>Looks at a failure, so that it is not reported as one that nobody has seen.</summary>
    internal static void Observe(this Task task) => _ = task.ContinueWith(
        static failed => _ = failed.Exception, CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
