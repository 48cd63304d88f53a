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

    /// <summary>Gets the longest window of the limit of calls; what ends later is the quota of the month.</summary>
    internal static TimeSpan LongestWindow { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the month's quota is spent, for which no wait is worth while.</summary>
    internal bool IsQuotaSpent => Remaining <= 0 && ResetAfter > LongestWindow;
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
}
