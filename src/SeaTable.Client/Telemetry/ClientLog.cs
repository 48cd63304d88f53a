using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// What is logged. No token, no cell's value, and not the words of exceptions either, since a server may repeat values in them.
/// </summary>
/// <remarks>
/// All in one class: what .NET's generator writes for several stands in its file in another order each time, and as the file lies
/// in the symbols, no two builds would be the same.
/// </remarks>
internal static partial class ClientLog
{
    /// <summary>The category of the log.</summary>
    internal const string Category = "SeaTable.Client";

    [LoggerMessage(1, LogLevel.Debug, "{Operation} {Table} succeeded at try {Attempts}.")]
    internal static partial void Succeeded(this ILogger log, string operation, string table, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} {Table} failed at try {Attempts} with {ErrorType}.")]
    internal static partial void Failed(this ILogger log, string operation, string table, int attempts, string errorType);

    [LoggerMessage(3, LogLevel.Information,
        "{Operation} {Table} failed at try {Attempts} with {ErrorType} and is repeated in {Delay}.")]
    internal static partial void Repeated(
        this ILogger log, string operation, string table, int attempts, string errorType, TimeSpan delay);

    [LoggerMessage(4, LogLevel.Information, "The server has no calls left in this window; {Operation} {Table} waits {Delay}.")]
    internal static partial void WaitsForWindow(this ILogger log, string operation, string table, TimeSpan delay);

    [LoggerMessage(5, LogLevel.Error, "The month's quota of API calls is spent; the server takes calls again in {ResetAfter}.")]
    internal static partial void QuotaSpent(this ILogger log, TimeSpan resetAfter);

    [LoggerMessage(6, LogLevel.Debug, "The server refused the base token or what it may do ({Status}); a new one is fetched.")]
    internal static partial void TokenRefused(this ILogger log, int status);

    [LoggerMessage(7, LogLevel.Warning,
        "The base differs from the schema file that the code was generated from, which breaks the code ({Count} differences): " +
        "{Differences}")]
    internal static partial void SchemaDiffers(this ILogger log, int count, string differences);

    [LoggerMessage(8, LogLevel.Warning,
        "The new API token can't be used: {Reason}. Calls go on with the base token that was exchanged for the last one " +
        "while it is good, and fail afterwards.")]
    internal static partial void NewApiTokenFailed(this ILogger log, string reason);

    [LoggerMessage(9, LogLevel.Information, "The new API token is in use.")]
    internal static partial void NewApiTokenUsed(this ILogger log);

    [LoggerMessage(10, LogLevel.Warning,
        "The RateLimiter of SeaTableOptions failed with {ErrorType} when it was told of a call; the call is not affected.")]
    internal static partial void LimiterFailed(this ILogger log, string errorType);

    // Of a watch.
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
