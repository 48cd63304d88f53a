using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>
/// What is logged: no token, no secret, and nothing of a body. All in one class, for the reason that <c>ClientLog</c> has.
/// </summary>
internal static partial class HostingLog
{
    /// <summary>The category of what concerns the registration of bases and what a fleet shares.</summary>
    internal const string Category = "SeaTable.Hosting";

    /// <summary>The category of webhooks.</summary>
    internal const string WebhookCategory = "SeaTable.Hosting.Webhooks";

    // Of a fleet. Not the words of exceptions: Redis has a password, too.
    [LoggerMessage(1, LogLevel.Warning,
        "Redis does not answer ({ErrorType}), so the limit of calls is not shared for now: this process goes by what the server "
            + "tells it.")]
    internal static partial void LimitNotShared(this ILogger log, string errorType);

    [LoggerMessage(2, LogLevel.Information, "Redis answers again, and the limit of calls is shared.")]
    internal static partial void LimitSharedAgain(this ILogger log);

    [LoggerMessage(3, LogLevel.Error, "The changed settings of {Name} are not used: {Reason}")]
    internal static partial void SettingsNotUsed(this ILogger log, string name, string reason);

    // Of webhooks.
    [LoggerMessage(21, LogLevel.Warning, "A request to the webhook was refused with {Status}: {Reason}.")]
    internal static partial void Refused(this ILogger log, int status, string reason);

    [LoggerMessage(22, LogLevel.Error, "{Count} events of the webhook could not be dealt with: {ErrorType}.")]
    internal static partial void EventsFailed(this ILogger log, int count, string errorType);

    [LoggerMessage(23, LogLevel.Error, "The handler of the webhook failed with the change {Change}.")]
    internal static partial void HandlerFailed(this ILogger log, Exception error, string change);

    // Of what is sent to a server.
    [LoggerMessage(100, LogLevel.Information, "Sending {Method} {Address}")]
    internal static partial void Sending(this ILogger log, HttpMethod method, string? address);

    [LoggerMessage(101, LogLevel.Information, "Received {Status} for {Method} {Address} after {Elapsed} ms")]
    internal static partial void Received(this ILogger log, int status, HttpMethod method, string? address, string elapsed);

    [LoggerMessage(102, LogLevel.Information, "{Method} {Address} failed with {ErrorType} after {Elapsed} ms")]
    internal static partial void Failed(this ILogger log, HttpMethod method, string? address, string errorType, string elapsed);
}
