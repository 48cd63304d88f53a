using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>What is logged of a watch.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(31, LogLevel.Debug, "The live connection to the base is there ({Transport}).")]
    internal static partial void LiveConnected(this ILogger log, string transport);

    [LoggerMessage(32, LogLevel.Information, "The live connection to the base has ended; it is made again in {Delay}.")]
    internal static partial void LiveEnded(this ILogger log, TimeSpan delay);

    [LoggerMessage(33, LogLevel.Warning,
        "There is no live connection to the base: {Reason}. It is asked every {Interval} whether anything has changed.")]
    internal static partial void LiveClosed(this ILogger log, string reason, TimeSpan interval);

    [LoggerMessage(34, LogLevel.Warning,
        "The server does not give its log of operations ({ErrorType}), so changes that were missed can't be told one by one.")]
    internal static partial void LogClosed(this ILogger log, string errorType);

    [LoggerMessage(35, LogLevel.Information, "An operation of a type that is not known was applied to the base: '{Type}'.")]
    internal static partial void UnknownOperation(this ILogger log, string type);

    [LoggerMessage(36, LogLevel.Warning, "Watching the base failed with {ErrorType} and is tried again in {Delay}.")]
    internal static partial void WatchFailed(this ILogger log, string errorType, TimeSpan delay);
}
