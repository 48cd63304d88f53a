using System.Net;

namespace SeaTable;

/// <summary>What a status of HTTP tells about the call, wherever on the way it comes from.</summary>
internal static class StatusFacts
{
    /// <summary>Whether the same call may succeed later.</summary>
    internal static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// Whether it says that nothing was carried out. A time that ran out (408, and 499 of nginx) leaves that open.
    /// </summary>
    internal static bool IsRefusal(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout and not 499;
}
