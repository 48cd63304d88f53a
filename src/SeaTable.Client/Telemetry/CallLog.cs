using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// What is logged. No token, no cell's value, and not the words of exceptions either, since a server may repeat values in them.
/// </summary>
internal static partial class CallLog
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
}
