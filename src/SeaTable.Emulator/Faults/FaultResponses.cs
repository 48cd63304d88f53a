using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Faults;

/// <summary>The responses of servers, gateways and load balancers that do not do what they were asked.</summary>
internal static class FaultResponses
{
    public static ApiResponse Empty(int status) => new(status, default);

    /// <summary>The server's own words for 500; what nginx shows in its place for the others.</summary>
    public static ApiResponse Error(HttpStatusCode status) =>
        status == HttpStatusCode.InternalServerError ? ApiResponse.Of(KnownErrors.Internal()) : Page(status);

    public static ApiResponse Page(HttpStatusCode status)
    {
        var title = FormattableString.Invariant($"{(int)status} {status}");
        var html = $"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center></body></html>";
        return new ApiResponse((int)status, Encoding.UTF8.GetBytes(html), "text/html");
    }

    /// <summary>The gateway's 429 has no body; that of the web server does, and the wait in a header of its own.</summary>
    public static ApiResponse TooManyRequests(FaultedCall call, int limit, DateTimeOffset reset, TimeSpan? retryAfter)
    {
        var isToGateway = FaultedCall.IsToGateway(call.Path);
        var refused = isToGateway ? Empty(429)
            : ApiResponse.Json(new JsonObject { ["detail"] = "Request was throttled." }) with { Status = 429 };
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (isToGateway)
        {
            headers["x-ratelimit-limit"] = Text(limit);
            headers["x-ratelimit-remaining"] = "0";
            headers["x-ratelimit-reset"] = Text(reset.ToUnixTimeSeconds());
        }

        if (retryAfter is { } wait)
            headers["Retry-After"] = Text((long)Math.Ceiling(wait.TotalSeconds));
        return refused with { Headers = headers };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
