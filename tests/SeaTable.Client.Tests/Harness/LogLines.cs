using Microsoft.Extensions.Logging;

namespace SeaTable.Client.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    internal List<string> Lines { get; } = [];

    /// <summary>The lines that are warnings or worse, without exceptions.</summary>
    internal List<string> Warnings { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
        {
            Lines.Add($"{formatter(state, exception)} {exception}");
            if (logLevel >= LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }

    /// <summary>Waits until what is logged in the background is there.</summary>
    internal async Task WhenAsync(Predicate<List<string>> isThere)
    {
        for (var i = 0; i < 1000; i++)
        {
            lock (Lines)
            {
                if (isThere(Lines))
                    return;
            }

            await Task.Delay(10);
        }

        lock (Lines)
            Assert.Fail($"It was not logged. What was: {string.Join(Environment.NewLine, Lines)}");
    }

    public void Dispose()
    {
    }
}
