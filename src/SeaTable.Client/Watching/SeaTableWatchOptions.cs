namespace SeaTable;

/// <summary>How changes are watched.</summary>
public sealed class SeaTableWatchOptions
{
    /// <summary>
    /// Where to go on: <see cref="SeaTableChange{TRow}.Position"/> of the last change that was dealt with, or what
    /// <see cref="SeaTableClient.GetPositionAsync"/> gave. <see langword="null"/>, as it is unless set, for now.
    /// </summary>
    public string? Position { get; init; }

    /// <summary>
    /// How long changes are collected before their rows are read, in one call for up to 1,000 rows. 200 milliseconds unless set,
    /// a minute at most. What happens to a row within that time is one change.
    /// </summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How often the server is asked whether anything has changed while there is no live connection, which costs a call each
    /// time. Ten seconds unless set; between a tenth of a second and a day.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where changes come from; by the live connection unless set, and by asking where that can't be had.</summary>
    public SeaTableWatchSource Source { get; init; }

    /// <exception cref="ArgumentException">An option can't be right.</exception>
    internal void Check()
    {
        if (Window < TimeSpan.Zero || Window > TimeSpan.FromMinutes(1))
            throw new ArgumentException("SeaTableWatchOptions.Window has to be between zero and a minute.");

        if (PollInterval < TimeSpan.FromSeconds(0.1) || PollInterval > TimeSpan.FromDays(1))
            throw new ArgumentException("SeaTableWatchOptions.PollInterval has to be between a tenth of a second and a day.");

        if (!Enum.IsDefined(Source))
            throw new ArgumentException("SeaTableWatchOptions.Source has to be Automatic or Polling.");
    }
}

/// <summary>Where a watch learns of changes.</summary>
public enum SeaTableWatchSource
{
    /// <summary>By the live connection; by asking every now and then where that is closed.</summary>
    Automatic,

    /// <summary>By asking every now and then.</summary>
    Polling,
}
