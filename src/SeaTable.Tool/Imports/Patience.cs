using System.Net;
using SeaTable.Tool.Server;

namespace SeaTable.Tool.Imports;

/// <summary>How long an import tries again before it gives up, beyond what the client does by itself.</summary>
internal sealed class Patience(TimeProvider clock)
{
    private const int MaxTries = 12;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(0.5);

    private int _tries;

    /// <summary>Gets what is told how long is waited, and why; null for nobody.</summary>
    public Action<TimeSpan, string>? Waiting { get; init; }

    /// <summary>Whether a failure may be over soon.</summary>
    public static bool IsPassing(SeaTableException failure) => failure.IsTransient
        || failure is SeaTableUnknownOutcomeException or SeaTableUnprovenWriteException or SeaTableConnectionException

        // A page of a gateway, not the words of a server.
        || failure is SeaTableApiException { StatusCode: HttpStatusCode.NotFound, ServerMessage: null };

    /// <summary>Whether a failure is about what single lines hold, so that others may go through.</summary>
    public static bool IsAboutLines(SeaTableException failure) => failure is SeaTableRowException
        || failure is SeaTableRowNotFoundException
        || failure is SeaTableApiException { StatusCode: HttpStatusCode.BadRequest } and not SeaTablePermissionException;

    /// <summary>Waits before the next try.</summary>
    /// <returns>Whether there is to be one.</returns>
    public async Task<bool> WaitAsync(SeaTableException failure, CancellationToken cancellationToken)
    {
        if (!IsPassing(failure) || ++_tries > MaxTries || failure.RetryAfter > s_longest)
            return false;

        var wait = TimeSpan.FromTicks(Math.Min(s_longest.Ticks / 4, s_first.Ticks << Math.Min(_tries, 10)));
        if (failure.RetryAfter > wait)
            wait = failure.RetryAfter.Value;

        Waiting?.Invoke(wait, WaitReasons.Of(failure));
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
