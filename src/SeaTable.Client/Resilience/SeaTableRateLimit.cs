namespace SeaTable;

/// <summary>What a response tells about the calls that are left, in its headers <c>x-ratelimit-*</c>.</summary>
/// <param name="limit">How many calls the server takes in one window; <see langword="null"/> when it did not say.</param>
/// <param name="remaining">How many are left in this window.</param>
/// <param name="resetAfter">The time until the next window begins.</param>
public sealed class SeaTableRateLimit(int? limit, int remaining, TimeSpan resetAfter)
{
    /// <summary>
    /// Gets how many calls the server takes in one window; <see langword="null"/> when it did not say.
    /// </summary>
    public int? Limit { get; } = limit;

    /// <summary>Gets how many are left in this window.</summary>
    public int Remaining { get; } = remaining;

    /// <summary>Gets the time until the next window begins.</summary>
    public TimeSpan ResetAfter { get; } = resetAfter;

    /// <summary>
    /// Gets a value that indicates whether this is the quota of the month, whose end is further away than that of a minute.
    /// </summary>
    public bool IsQuota => ResetAfter > s_longestWindow;

    /// <summary>Whether the month's quota is spent, for which no wait is worth while.</summary>
    internal bool IsQuotaSpent => Remaining <= 0 && IsQuota;

    /// <summary>The longest window of the limit of calls.</summary>
    private static readonly TimeSpan s_longestWindow = TimeSpan.FromMinutes(2);
}

/// <summary>
/// Is told what the server says about its limit of calls. A <see cref="System.Threading.RateLimiting.RateLimiter"/> that is set
/// as <c>SeaTableOptions.RateLimiter</c> and implements it can go by that.
/// </summary>
public interface ISeaTableRateLimitObserver
{
    /// <summary>Takes what a response told. It is called by many threads at once.</summary>
    /// <param name="limit">The limit, and what is left of it.</param>
    void OnRateLimit(SeaTableRateLimit limit);

    /// <summary>Takes that a response told nothing of a limit. It is called by many threads at once.</summary>
    void OnNoRateLimit()
    {
    }

    /// <summary>
    /// Takes which base the calls go to, before the first of them asks for a permit: servers count the calls to each base by
    /// themselves.
    /// </summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="baseUuid">The id of the base.</param>
    void OnBase(Uri server, Guid baseUuid)
    {
    }
}
