using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// The caller's logger. Whatever fails in it must not change what becomes of a call, which may have stored rows.
/// </summary>
#pragma warning disable CA1031 // It is the application's code, which throws what it likes.
internal sealed class GuardedLog(ILogger log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return log.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return log.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            log.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere left to tell it.
        }
    }
}
#pragma warning restore CA1031
