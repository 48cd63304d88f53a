using System.Globalization;
using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>What the headers of a response ask for: how long to wait, and how many calls are left.</summary>
internal readonly record struct RateLimitHeaders(SeaTableRateLimit? Limit, TimeSpan? RetryAfter)
{
    /// <summary>By how much clocks usually differ at most.</summary>
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

        var after = Until(DateTimeOffset.UnixEpoch.AddSeconds(reset), headers, clock);
        return new SeaTableRateLimit(
            Number(headers, "x-ratelimit-limit") is { } limit ? (int)Math.Min(limit, int.MaxValue) : null,
            (int)Math.Min(remaining, int.MaxValue),
            after);
    }

    private static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, TimeProvider clock)
    {
        TimeSpan? wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => Until(date, headers, clock),
            _ => null,
        };
        return wait ?? LongWait(headers);
    }

    /// <summary>A wait of more seconds than .NET reads: as many as it does read, which are years.</summary>
    private static TimeSpan? LongWait(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values)
            && values.ToString().AsSpan().Trim() is { Length: > 0 } text && !text.ContainsAnyExceptInRange('0', '9')
            ? TimeSpan.FromSeconds(int.MaxValue)
            : null;

    /// <summary>
    /// The time until a moment that the server told; zero when it is over. It is by the server's own clock, which the header Date
    /// tells. Where that and ours are far apart, one of them is wrong, or the date is of something that plays another time: then
    /// the shorter wait of the two is taken.
    /// </summary>
    private static TimeSpan Until(DateTimeOffset moment, HttpResponseHeaders headers, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var byOurs = moment - now;
        if (headers.Date is not { } date)
            return NotNegative(byOurs);

        var byDate = moment - date;
        var isOurs = (date - now).Duration() >= s_skew && byOurs >= TimeSpan.Zero
            && (byDate < TimeSpan.Zero || byOurs < byDate);
        return NotNegative(isOurs ? byOurs : byDate);
    }

    private static TimeSpan NotNegative(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    /// <summary>A count or a moment in Unix seconds; null when there is none or it is none.</summary>
    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
            && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < 253_402_300_800
            ? number
            : null;
}
