using System.Net;

namespace SeaTable;

/// <summary>
/// The token exchanges that failed one after the other. The pauses between them grow, because each counts against the server's
/// limits; and what the server refused is remembered until the next one, so that callers are told at once.
/// </summary>
internal sealed class FailedExchanges(TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(10);

    private SeaTableException? _last;
    private long _at;
    private TimeSpan _pause;

    /// <summary>Whether it is too early for an exchange that nobody waits for.</summary>
    internal bool ArePausing => _last is not null && clock.GetElapsedTime(_at) < _pause;

    /// <summary>Notes how an exchange ended.</summary>
    /// <param name="failure">Why it failed; <see langword="null"/> when it succeeded.</param>
    internal void Note(SeaTableException? failure)
    {
        var next = _last is null ? s_firstPause : _pause * 2;
        _pause = next < s_longestPause ? next : s_longestPause;
        if (failure?.RetryAfter > _pause)
            _pause = failure.RetryAfter.Value;

        _last = failure;
        _at = clock.GetTimestamp();
    }

    /// <summary>
    /// What a caller who needs a token is told without asking the server again; <see langword="null"/> when it may be asked. A
    /// server that couldn't be reached may be there again in a second, so only its own refusals are remembered.
    /// </summary>
    internal SeaTableException? Remembered()
    {
        if (!ArePausing || _last is not { StatusCode: { } status and < HttpStatusCode.InternalServerError } refusal)
            return null;

        // One for each caller, because each of them may add to it what became of the call.
        var since = clock.GetElapsedTime(_at);
        var rest = _pause - since;
        var message = $"{refusal.Message} The server said so {Seconds(since)} ago, and is asked again in {Seconds(rest)} at " +
            "the earliest.";
        TimeSpan? retryAfter = refusal.RetryAfter is null ? null : rest;
        return refusal switch
        {
            SeaTableAuthenticationException e => new SeaTableAuthenticationException(message, status, e.ServerMessage, e)
            {
                NotApplied = true,
            },
            SeaTableApiException e => new SeaTableApiException(message, status, e.ServerMessage, e)
            {
                NotApplied = true, RetryAfter = retryAfter,
            },
            _ => new SeaTableConnectionException(message, refusal)
            {
                NotApplied = true, RetryAfter = retryAfter, StatusCode = status, IsTransient = refusal.IsTransient,
            },
        };
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds) is var seconds && seconds == 1
        ? "1 second" : $"{seconds:0} seconds";
}
