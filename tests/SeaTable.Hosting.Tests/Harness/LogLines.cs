using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting.Tests;

/// <summary>Keeps what is logged, at all levels.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Text)> _all = [];

    internal IReadOnlyList<string> Of(LogLevel level)
    {
        lock (_all)
            return [.. _all.Where(one => one.Level == level).Select(one => one.Text)];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_all)
            _all.Add((logLevel, formatter(state, exception)));
    }

    public void Dispose()
    {
    }
}
