using System.Globalization;
using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>What the headers of a response ask for: how long to wait, and how many calls are left.</summary>
internal readonly record struct RateLimitHeaders(SeaTableRateLimit? Limit, TimeSpan? RetryAfter)
{
    /// <summary>By how much clocks may differ; a date that is further away is of a server that plays another time.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(10);

    internal static RateLimitHeaders Read(HttpResponseMessage response, TimeProvider clock)
    {
        var headers = response.Headers;
        return new RateLimitHeaders(ReadLimit(headers, clock), ReadRetryAfter(headers, clock));
    }

    private static SeaTableRateLimit? ReadLimit(HttpResponseHeaders headers, TimeProvider clock)
    {
        if (Number(headers, "x-ratelimit-remaining") is not { } remaining
            || Number(headers, "x-ratelimit-reset") is not { } reset)
        {
            return null;
        }

        var after = DateTimeOffset.UnixEpoch.AddSeconds(reset) - Now(headers, clock);
        return new SeaTableRateLimit(
            Number(headers, "x-ratelimit-limit") is { } limit ? (int)Math.Min(limit, int.MaxValue) : null,
            (int)Math.Min(remaining, int.MaxValue),
            after < TimeSpan.Zero ? TimeSpan.Zero : after);
    }

    private static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, TimeProvider clock)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - Now(headers, clock),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The time by the server's own clock, if it is near ours, since its moments are by that.</summary>
    private static DateTimeOffset Now(HttpResponseHeaders headers, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return headers.Date is { } date && (date - now).Duration() < s_skew ? date : now;
    }

    /// <summary>A count or a moment in Unix seconds; null when there is none or it is none.</summary>
    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
            && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < 253_402_300_800
            ? number
            : null;
}
