using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server;

/// <summary>
/// Counts the calls of base operations in a minute and in a month, and refuses those beyond the limits. A minute begins with its
/// first call, a month with its first day in UTC.
/// </summary>
internal sealed class RateLimits(TimeProvider clock, int? perMinute, long? perMonth)
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly object s_key = new();

    private readonly object _lock = new();
    private DateTimeOffset _minuteEnd;
    private DateTimeOffset _monthEnd;
    private long _inMinute;
    private long _inMonth;

    /// <summary>Counts a call, and notes in its context what its response tells of the limits.</summary>
    public void Count(HttpContext context)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now >= _minuteEnd)
                (_minuteEnd, _inMinute) = (now + s_minute, 0);
            if (now >= _monthEnd)
                (_monthEnd, _inMonth) = (EndOfMonth(now), 0);
            var isMonthSpent = _inMonth >= perMonth;
            if (isMonthSpent || _inMinute >= perMinute)
            {
                context.Items[s_key] = Headers(0, isMonthSpent ? _monthEnd : _minuteEnd);
                throw KnownErrors.TooManyRequests();
            }

            _inMinute++;
            _inMonth++;
            // Clients count down from what they are told, and wait at its end: without a limit nothing may be told.
            if (perMinute is { } limit)
                context.Items[s_key] = Headers(limit - _inMinute, _minuteEnd);
        }
    }

    /// <summary>Gets how many calls there were in this minute and this month, without counting another one.</summary>
    public (long InMinute, int? PerMinute, long InMonth, long? PerMonth) Now()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            return (now < _minuteEnd ? _inMinute : 0, perMinute, now < _monthEnd ? _inMonth : 0, perMonth);
        }
    }

    /// <summary>Adds what was noted to the response.</summary>
    public static ApiResponse AddHeaders(HttpContext context, ApiResponse response) =>
        context.Items[s_key] is ImmutableDictionary<string, string> headers
            ? response with { Headers = headers.SetItems(response.Headers) }
            : response;

    private ImmutableDictionary<string, string> Headers(long remaining, DateTimeOffset reset)
    {
        var headers = new Dictionary<string, string>
        {
            ["x-ratelimit-remaining"] = Text(remaining),
            // The second that has begun counts, so that who waits until then does not come too early.
            ["x-ratelimit-reset"] = Text((long)Math.Ceiling((reset - DateTimeOffset.UnixEpoch).TotalSeconds)),
        };
        // It is the limit of a minute, also when a month is spent.
        if (perMinute is { } limit)
            headers["x-ratelimit-limit"] = Text(limit);
        return headers.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static DateTimeOffset EndOfMonth(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
