using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>What is logged of webhooks: no secret, and nothing of a body.</summary>
internal static partial class WebhookLog
{
    /// <summary>The category of the log.</summary>
    internal const string Category = "SeaTable.Hosting.Webhooks";

    [LoggerMessage(1, LogLevel.Warning, "A request to the webhook was refused with {Status}: {Reason}.")]
    internal static partial void Refused(this ILogger log, int status, string reason);

    [LoggerMessage(2, LogLevel.Error, "{Count} events of the webhook could not be dealt with: {ErrorType}.")]
    internal static partial void EventsFailed(this ILogger log, int count, string errorType);

    [LoggerMessage(3, LogLevel.Error, "The handler of the webhook failed with the change {Change}.")]
    internal static partial void HandlerFailed(this ILogger log, Exception error, string change);
}
