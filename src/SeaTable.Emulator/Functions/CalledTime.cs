namespace SeaTable.Emulator.Functions;

/// <summary>The local time at which functions are called, the same for all of one response.</summary>
internal sealed class CalledTime(DateTime localNow)
{
    /// <summary>Gets whether a function has asked for the time, so that what was computed holds at this moment only.</summary>
    public bool WasRead { get; private set; }

    /// <summary>Gets the day, by which filters go.</summary>
    public DateOnly Today => DateOnly.FromDateTime(localNow);

    /// <summary>Gets the time for a function.</summary>
    public DateTime Read()
    {
        WasRead = true;
        return localNow;
    }
}
