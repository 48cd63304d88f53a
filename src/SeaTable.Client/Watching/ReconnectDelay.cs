namespace SeaTable;

/// <summary>
/// How long to wait before a connection is made again: as SeaTable's own clients do, and not all at the same moment.
/// </summary>
internal sealed class ReconnectDelay(TimeProvider clock)
{
    /// <summary>How often a base is asked whether it has changed, before a live connection is tried again.</summary>
    internal const int LooksBetweenTries = 30;

    /// <summary>How often a connection that fails is made again after such a wait; later it is tried less often.</summary>
    internal const int QuickTries = 3;

    private const double ShortestSeconds = 3;
    private const double LongestSeconds = 6;

    private readonly Random _random = new(unchecked((int)clock.GetTimestamp()));

    internal TimeSpan Shortest { get; } = TimeSpan.FromSeconds(ShortestSeconds);

    internal TimeSpan Next() =>
        TimeSpan.FromSeconds(ShortestSeconds + _random.NextDouble() * (LongestSeconds - ShortestSeconds));
}
