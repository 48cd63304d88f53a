using System.Globalization;
using Microsoft.Extensions.Logging;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>Takes from the log of a client that it waits, and tells people.</summary>
/// <param name="terminal">Where to tell it.</param>
internal sealed class WaitLog(ToolTerminal terminal) : ILoggerFactory, ILogger
{
    /// <summary>The event of the client by which it tells that a call failed and is repeated.</summary>
    private const int Repeated = 3;

    /// <summary>The event by which it tells that the limit of calls makes it wait.</summary>
    private const int WaitsForWindow = 4;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (eventId.Id is Repeated or WaitsForWindow
            && values.FirstOrDefault(value => value.Key == "Delay").Value is TimeSpan delay)
        {
            terminal.NoteWait(
                delay, eventId.Id == WaitsForWindow ? WaitReasons.Window
                    : WaitReasons.Of(values.FirstOrDefault(value => value.Key == "ErrorType").Value as string));
        }
    }

    public void Dispose()
    {
    }
}

/// <summary>Why a command waits, in words.</summary>
internal static class WaitReasons
{
    /// <summary>The limit of calls is known and kept to.</summary>
    public const string Window = "The calls that the server takes in a minute are used up.";

    /// <summary>Nothing came back.</summary>
    public const string NoAnswer = "A call got no answer.";

    private const int TooMany = 429;

    /// <summary>Says it of a call that failed.</summary>
    /// <param name="failure">The status of the answer, or the name of the exception; null where neither is known.</param>
    public static string Of(string? failure) =>
        !int.TryParse(failure, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? NoAnswer
        : Of(status);

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(int status) => status == TooMany ? "The server takes no more calls for now (429)."
        : string.Create(CultureInfo.InvariantCulture, $"The server failed ({status}).");

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(SeaTableException failure) => failure.StatusCode is { } status ? Of((int)status) : NoAnswer;
}
