using System.Net;

namespace SeaTable;

/// <summary>
/// The token exchanges that failed one after the other. The pauses between them grow, because each counts against the server's
/// limits; and why the last one failed is remembered until the next one, so that callers are told at once.
/// </summary>
internal sealed class FailedExchanges(TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The pauses for callers after failures that are none of the server's refusals: what stands between may be gone in a second,
    /// so the first one causes none, and no other is long.
    /// </summary>
    private static readonly TimeSpan s_firstShortPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestShortPause = TimeSpan.FromSeconds(5);

    private SeaTableException? _last;
    private long _at;
    private TimeSpan _pause;
    private TimeSpan _shortPause;

    /// <summary>Whether it is too early for an exchange that nobody waits for.</summary>
    internal bool ArePausing => _last is not null && clock.GetElapsedTime(_at) < _pause;

    /// <summary>Whether the server itself refused the last one.</summary>
    private bool IsRefused => _last is { StatusCode: < HttpStatusCode.InternalServerError };

    /// <summary>Notes how an exchange ended.</summary>
    /// <param name="failure">Why it failed; <see langword="null"/> when it succeeded.</param>
    internal void Note(SeaTableException? failure)
    {
        var isFirst = _last is null;
        _pause = Shorter(isFirst ? s_firstPause : _pause * 2, s_longestPause);
        _shortPause = isFirst ? TimeSpan.Zero
            : Shorter(_shortPause == TimeSpan.Zero ? s_firstShortPause : _shortPause * 2, s_longestShortPause);
        if (failure?.RetryAfter is { } asked)
        {
            // What a server asks for is kept, but not so long that it silences the program for good.
            asked = Shorter(asked, s_longestPause);
            _pause = Longer(_pause, asked);
            _shortPause = Longer(_shortPause, asked);
        }

        _last = failure;
        _at = clock.GetTimestamp();
    }

    /// <summary>
    /// What a caller who needs a token is told without asking the server again; <see langword="null"/> when it may be asked.
    /// </summary>
    internal SeaTableException? Remembered()
    {
        if (_last is not { } failure)
            return null;

        var since = clock.GetElapsedTime(_at);
        var rest = (IsRefused ? _pause : _shortPause) - since;
        if (rest <= TimeSpan.Zero)
            return null;

        var message = IsRefused
            ? $"{failure.Message} The server said so {Seconds(since)} ago, and is asked again in {Seconds(rest)} at the earliest."
            : $"{failure.Message} That was {Seconds(since)} ago, and is tried again in {Seconds(rest)} at the earliest.";
        return ForOneCaller(failure, message, failure.RetryAfter is null && IsRefused ? null : rest);
    }

    /// <summary>One for each caller, because each of them may add to it what became of the call.</summary>
    private static SeaTableException ForOneCaller(SeaTableException failure, string message, TimeSpan? retryAfter) =>
        failure switch
        {
            SeaTableAuthenticationException e => new SeaTableAuthenticationException(
                message, e.StatusCode!.Value, e.ServerMessage, e)
            {
                NotApplied = true,
            },
            SeaTableApiException { StatusCode: { } status } e => new SeaTableApiException(message, status, e.ServerMessage, e)
            {
                NotApplied = true, RetryAfter = retryAfter,
            },
            SeaTableConfigurationException e => new SeaTableConfigurationException(message, e) { NotApplied = true },
            _ => new SeaTableConnectionException(message, failure)
            {
                NotApplied = true, RetryAfter = retryAfter, StatusCode = failure.StatusCode, IsTransient = failure.IsTransient,
            },
        };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds) is var seconds && seconds == 1
        ? "1 second" : $"{seconds:0} seconds";
}
