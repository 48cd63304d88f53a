using System.Collections.Concurrent;
using System.Globalization;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// Turns instants into the server's local text and back. The server takes dates with a time without an offset and answers them
/// with its own; answers that contradict the configured zone are remembered, and then nothing is written by it any more.
/// </summary>
internal sealed class ServerTimeZone(TimeZoneInfo zone)
{
    /// <summary>
    /// Before that, time zone data differ from one system to the next, so a difference says nothing of the zone as a whole.
    /// </summary>
    private const int FirstComparableYear = 1970;

    private volatile string? _contradiction;
    private int _confirmedMonths;

    /// <summary>
    /// The months before <see cref="FirstComparableYear"/> of which moments were read back right; each stands for itself alone.
    /// </summary>
    private readonly ConcurrentDictionary<(int Year, int Month), bool> _confirmedOldMonths = new();

    /// <summary>Whether a date of that month would be news about the server's offset.</summary>
    internal bool WantsToSee(int year, int month) => year >= FirstComparableYear && IsUnconfirmed(month);

    /// <summary>The instant in the server's local time, to the minute, which is what it keeps.</summary>
    internal DateTime ToLocal(DateTimeOffset value)
    {
        ThrowIfContradicted();
        var local = TimeZoneInfo.ConvertTime(value, zone).DateTime;
        return new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerMinute);
    }

    /// <summary>Whether it has to be read back whether the server took the local time for the instant that was meant.</summary>
    internal bool IsUncertain(DateTime local) =>
        (local.Year < FirstComparableYear
            ? !_confirmedOldMonths.ContainsKey((local.Year, local.Month))
            : IsUnconfirmed(local.Month))
        || zone.IsAmbiguousTime(local);

    /// <summary>Takes note that a moment of this local time was read back as it was meant.</summary>
    internal void Confirm(DateTime local)
    {
        if (local.Year < FirstComparableYear)
            _confirmedOldMonths.TryAdd((local.Year, local.Month), true);
    }

    /// <summary>The instant that local text without an offset stands for.</summary>
    internal bool TryFromLocal(DateTime local, out DateTimeOffset moment)
    {
        var offset = zone.GetUtcOffset(local);
        var isInRange = local.Ticks - offset.Ticks is >= 0 and <= 3_155_378_975_999_999_999;
        moment = isInRange ? new DateTimeOffset(local, offset) : default;
        return isInRange;
    }

    /// <summary>Compares a date as the server gave it, with its offset, with the configured zone.</summary>
    internal void Observe(DateTimeOffset seen)
    {
        var local = DateTime.SpecifyKind(seen.DateTime, DateTimeKind.Unspecified);
        if (local.Year < FirstComparableYear || zone.IsAmbiguousTime(local) || zone.IsInvalidTime(local))
            return;

        var expected = zone.GetUtcOffset(local);
        if (expected == seen.Offset)
        {
            Interlocked.Or(ref _confirmedMonths, 1 << local.Month);
            return;
        }

        _contradiction ??= string.Create(CultureInfo.InvariantCulture,
            $"The server answered the date {seen.ToString(DateForms.Rfc3339 + "zzz", CultureInfo.InvariantCulture)}, " +
            $"but by SeaTableOptions.TimeZone ({zone.Id}) its " +
            $"offset should be {Offset(expected)}.");
    }

    internal void ThrowIfContradicted()
    {
        if (_contradiction is { } text)
        {
            throw new SeaTableConfigurationException(
                text + " Dates with a time are stored at the wrong moment like that: set SeaTableOptions.TimeZone to the time " +
                "zone of the server.");
        }
    }

    /// <summary>
    /// Whether an answer has not shown yet what the server's offset is in this month. Zones that agree in winter may differ in
    /// summer, so each month of the year counts separately.
    /// </summary>
    private bool IsUnconfirmed(int month) => _contradiction is null && (Volatile.Read(ref _confirmedMonths) & (1 << month)) == 0;

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
