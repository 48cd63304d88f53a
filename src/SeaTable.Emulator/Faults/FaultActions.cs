namespace SeaTable.Emulator.Faults;

/// <summary>Runs the actions that tests put into faults.</summary>
internal static class FaultActions
{
    /// <summary>
    /// Runs an action, and gives what it throws, or null. A client may try again after the response to one that throws, and the
    /// test would never know, so settling throws it as well.
    /// </summary>
    public static async Task<Exception?> RunAsync(DelayedWork delayed, Func<Task>? action, Fault? fault, FaultedCall call)
    {
        try
        {
            await (action?.Invoke() ?? Task.CompletedTask).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            delayed.Fail(new SeaTableEmulatorException(
                $"The action of Fault.{fault} threw an exception during {call.Method} {call.Path}: {exception.Message}",
                exception));
            return exception;
        }
    }
}
