using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>What is logged of what a fleet shares. Not the words of exceptions: Redis has a password, too.</summary>
internal static partial class FleetLog
{
    /// <summary>The category of the log.</summary>
    internal const string Category = "SeaTable.Hosting";

    [LoggerMessage(1, LogLevel.Warning,
        "Redis does not answer ({ErrorType}), so the limit of calls is not shared for now: this process goes by what the server "
            + "tells it.")]
    internal static partial void LimitNotShared(this ILogger log, string errorType);

    [LoggerMessage(2, LogLevel.Information, "Redis answers again, and the limit of calls is shared.")]
    internal static partial void LimitSharedAgain(this ILogger log);
}
