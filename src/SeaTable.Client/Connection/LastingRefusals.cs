using System.Collections.Concurrent;
using System.Net;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// What the server has refused although the token was new: a missing permission, then, which another token would not help. A
/// server answers 403 to an expired token as well, so only the same refusal of the same kind of operation is taken for it, and
/// only for a while; what is refused in other words, or with a token that has ended, causes a renewal.
/// </summary>
internal sealed class LastingRefusals(TimeProvider clock)
{
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many renewals within the time above may turn out to be of no use; each costs one of 60 exchanges a minute.
    /// </summary>
    private const int MostInVain = 3;

    private readonly ConcurrentDictionary<string, Refusal> _refusals = new();
    private readonly Queue<long> _inVain = new();
    private BaseToken? _lastInVain;

    /// <summary>Whether a new token may help.</summary>
    /// <param name="token">The token that was refused.</param>
    /// <param name="kind">The kind of the operation.</param>
    /// <param name="response">What the server answered.</param>
    internal bool MayEndWithNewToken(BaseToken token, string kind, ServerResponse response)
    {
        if (token.HasEnded(clock.GetUtcNow()))
            return true;

        if (_refusals.TryGetValue(kind, out var known) && clock.GetElapsedTime(known.At) < s_memory
            && known.Status == response.Status && known.Message == response.ServerMessage())
        {
            return false;
        }

        lock (_inVain)
        {
            while (_inVain.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= s_memory)
                _inVain.Dequeue();

            return _inVain.Count < MostInVain;
        }
    }

    /// <summary>Notes that a new token was refused as well.</summary>
    /// <param name="token">The new token.</param>
    /// <param name="kind">The kind of the operation.</param>
    /// <param name="response">What the server answered.</param>
    internal void Add(BaseToken token, string kind, ServerResponse response)
    {
        // That its time is over says nothing about the operation.
        var said = response.ServerMessage();
        if (!ServerMessages.IsExpiredToken(said))
            _refusals[kind] = new Refusal(response.Status, said, clock.GetTimestamp());

        lock (_inVain)
        {
            // Callers who were refused at the same time share one renewal.
            if (_lastInVain == token)
                return;

            _lastInVain = token;
            _inVain.Enqueue(clock.GetTimestamp());
        }
    }

    private readonly record struct Refusal(HttpStatusCode Status, string? Message, long At);
}
