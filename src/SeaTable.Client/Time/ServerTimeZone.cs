using System.Globalization;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// Turns instants into the server's local text and back. The server takes dates with a time without an offset and answers them
/// with its own. Of which days it is known that the server's offset is the one of the configured zone is remembered.
/// </summary>
internal sealed class ServerTimeZone(TimeZoneInfo zone)
{
    /// <summary>
    /// Before that, time zone data differ from one system to the next, so a date that comes up in a cell says nothing of the
    /// zone.
    /// </summary>
    private const int FirstComparableYear = 1970;

    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int DaysBetween = 14;

    /// <summary>For each year a bit for each of its days.</summary>
    private readonly ulong[]?[] _days = new ulong[LastYear - FirstYear + 2][];

    private volatile string? _contradiction;

    /// <summary>Whether the server can be asked for its offset at a day; not once it has answered something else.</summary>
    internal bool CanBeAsked { get; set; } = true;

    /// <summary>Whether a date in a cell would be news about the server's offset.</summary>
    internal bool WantsToSee(int year, int month, int day) =>
        year is >= FirstComparableYear and <= LastYear && !Has(year, month, day);

    /// <summary>The instant in the server's local time, to the minute, which is what it keeps.</summary>
    internal DateTime ToLocal(DateTimeOffset value)
    {
        var local = TimeZoneInfo.ConvertTime(value, zone).DateTime;
        return new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerMinute);
    }

    /// <summary>
    /// Whether it is known that the server's clocks are the zone's throughout the day: they are at its beginning and at its end.
    /// </summary>
    internal bool IsKnown(DateOnly day) => IsInRange(day) && Has(day) && Has(day.AddDays(1));

    /// <summary>Whether the server can be asked about the day.</summary>
    internal static bool IsInRange(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>Whether it has to be read back whether the server took the local time for the instant that was meant.</summary>
    internal bool IsUncertain(DateTime local) => !IsKnown(DateOnly.FromDateTime(local)) || zone.IsAmbiguousTime(local);

    /// <summary>The offset at the beginning of a day; null when clocks are set at that moment.</summary>
    internal TimeSpan? OffsetAt(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return zone.IsAmbiguousTime(midnight) || zone.IsInvalidTime(midnight) ? null : zone.GetUtcOffset(midnight);
    }

    /// <summary>
    /// The days that tell of a whole year whether the server's clocks are the zone's: some throughout the year, and those on
    /// which the zone sets its clocks.
    /// </summary>
    internal IEnumerable<DateOnly> DaysToAsk(int year)
    {
        var last = new DateOnly(year + 1, 1, 1);
        for (var day = new DateOnly(year, 1, 1); day < last; day = day.AddDays(1))
        {
            var setsClocks = OffsetAt(day) != OffsetAt(day.AddDays(1)) || OffsetAt(day.AddDays(-1)) != OffsetAt(day);
            if ((day.DayOfYear - 1) % DaysBetween == 0 || setsClocks)
                yield return day;
        }

        yield return last;
    }

    /// <summary>Takes note that the server's offset at the beginning of these days is the zone's.</summary>
    internal void Confirm(IEnumerable<DateOnly> days)
    {
        foreach (var day in days.Where(IsInRange))
        {
            var bit = Bit(day.Month, day.Day);
            Interlocked.Or(ref Bits(day.Year)[bit / 64], 1UL << (bit % 64));
        }

        _contradiction = null;
    }

    /// <summary>Takes note that the server's clocks are the zone's throughout a year.</summary>
    internal void ConfirmYear(int year) => Confirm(Enumerable.Range(0, 367).Select(new DateOnly(year, 1, 1).AddDays));

    /// <summary>
    /// Takes note that a moment of this local time was read back as it was meant. Where the server can't be asked, that has to do
    /// for its month.
    /// </summary>
    internal void Confirm(DateTime local)
    {
        var first = new DateOnly(local.Year, local.Month, 1);
        if (!CanBeAsked && IsInRange(first) && !zone.IsAmbiguousTime(local))
            Confirm(Enumerable.Range(0, DateTime.DaysInMonth(local.Year, local.Month) + 1).Select(first.AddDays));
    }

    /// <summary>The instant that local text without an offset stands for.</summary>
    internal bool TryFromLocal(DateTime local, out DateTimeOffset moment)
    {
        var offset = zone.GetUtcOffset(local);
        var isInRange = local.Ticks - offset.Ticks is >= 0 and <= 3_155_378_975_999_999_999;
        moment = isInRange ? new DateTimeOffset(local, offset) : default;
        return isInRange;
    }

    /// <summary>Compares a date in a cell, with its offset, with the configured zone.</summary>
    internal void Observe(DateTimeOffset seen)
    {
        var local = DateTime.SpecifyKind(seen.DateTime, DateTimeKind.Unspecified);
        if (local.Year is < FirstComparableYear or > LastYear || zone.IsAmbiguousTime(local) || zone.IsInvalidTime(local))
            return;

        if (zone.GetUtcOffset(local) == seen.Offset)
            Confirm([DateOnly.FromDateTime(local)]);
        else
            _contradiction = Contradiction(seen);
    }

    /// <summary>What there is to say about a date of the server's that does not have the zone's offset.</summary>
    internal string Contradiction(DateTimeOffset seen) => string.Create(CultureInfo.InvariantCulture,
        $"The server answered the date {seen.ToString(DateForms.Rfc3339 + "zzz", CultureInfo.InvariantCulture)}, " +
        $"but by SeaTableOptions.TimeZone ({zone.Id}) its " +
        $"offset should be {Offset(zone.GetUtcOffset(DateTime.SpecifyKind(seen.DateTime, DateTimeKind.Unspecified)))}.");

    /// <exception cref="SeaTableConfigurationException">The last date that a cell showed has another offset.</exception>
    internal void ThrowIfContradicted()
    {
        if (_contradiction is { } text)
            throw Wrong(text);
    }

    /// <param name="contradiction">What shows that the zone is not the server's.</param>
    internal static SeaTableConfigurationException Wrong(string contradiction) => new(
        contradiction + " Dates with a time would be stored at the wrong moment like that; nothing was stored. Set " +
        "SeaTableOptions.TimeZone to the time zone of the server.");

    private bool Has(DateOnly day) => Has(day.Year, day.Month, day.Day);

    private bool Has(int year, int month, int day)
    {
        if (Volatile.Read(ref _days[year - FirstYear]) is not { } bits)
            return false;

        var bit = Bit(month, day);
        return (Volatile.Read(ref bits[bit / 64]) & (1UL << (bit % 64))) != 0;
    }

    /// <summary>Each month has room for 31 days, so that no calendar is needed to find one.</summary>
    private static int Bit(int month, int day) => (month - 1) * 31 + day - 1;

    private ulong[] Bits(int year)
    {
        ref var place = ref _days[year - FirstYear];
        return Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, new ulong[6], null) ?? place!;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
