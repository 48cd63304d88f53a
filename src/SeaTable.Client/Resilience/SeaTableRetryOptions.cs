namespace SeaTable;

/// <summary>When a call is repeated by itself, how often, and how long all of it may take.</summary>
/// <remarks>
/// A call that the server is known not to have carried out, because it was refused for now (429) or never sent, is repeated
/// whatever it does. One of which nobody knows is repeated up to <see cref="RepeatUpTo"/>.
/// </remarks>
public sealed class SeaTableRetryOptions
{
    /// <summary>
    /// Gets or sets up to which category a call is repeated that the server may have carried out.
    /// <see cref="SeaTableOperationCategory.Write"/> unless set, since that leaves the base the same; with
    /// <see cref="SeaTableOperationCategory.Add"/> rows may be stored twice.
    /// </summary>
    public SeaTableOperationCategory RepeatUpTo { get; set; } = SeaTableOperationCategory.Write;

    /// <summary>
    /// Gets or sets how often a call is tried at most, the first time included; 4 unless set, 1 for no repeats.
    /// </summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>
    /// Gets or sets how long a call may take with all its tries and the waits between them; three minutes unless set. A call is
    /// not repeated when the server asks for a longer wait than is left: the exception then has it as
    /// <see cref="SeaTableException.RetryAfter"/>.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Gets or sets how long one try may take; 100 seconds unless set. A shorter timeout of the <see cref="HttpClient"/> holds,
    /// too.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the wait before the first repeat, half a second unless set. It doubles from one repeat to the next, and is
    /// varied at random, so that many programs do not come back at once.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The same, so that later changes have no effect.</summary>
    /// <exception cref="SeaTableConfigurationException">A setting can't be right.</exception>
    internal SeaTableRetryOptions Checked()
    {
        ThrowUnless(Enum.IsDefined(RepeatUpTo), nameof(RepeatUpTo), "is none of the categories");
        ThrowUnless(MaxAttempts is >= 1 and <= MostAttempts, nameof(MaxAttempts), $"has to be from 1 to {MostAttempts}");
        ThrowUnless(IsTimeout(TotalTimeout), nameof(TotalTimeout), "has to be more than nothing and a day at most");
        ThrowUnless(IsTimeout(AttemptTimeout), nameof(AttemptTimeout), "has to be more than nothing and a day at most");
        ThrowUnless(BaseDelay >= TimeSpan.Zero && BaseDelay <= s_longest, nameof(BaseDelay),
            "has to be a day at most, or nothing");
        return (SeaTableRetryOptions)MemberwiseClone();
    }

    /// <summary>The same for a file, which may take as long as its bytes move.</summary>
    internal SeaTableRetryOptions ForFiles()
    {
        var options = (SeaTableRetryOptions)MemberwiseClone();
        options.TotalTimeout = s_longest;
        return options;
    }

    private const int MostAttempts = 100;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private static bool IsTimeout(TimeSpan time) => time > TimeSpan.Zero && time <= s_longest;

    private static void ThrowUnless(bool isRight, string name, string rule)
    {
        if (!isRight)
            throw new SeaTableConfigurationException($"SeaTableOptions.Retry.{name} {rule}.");
    }
}
