using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Emulator.Values;

/// <summary>A date, or a date with its time, local to the server.</summary>
internal readonly record struct DateValue(DateTime Local, bool HasTime)
{
    /// <summary>
    /// Gets the moment that a text means which SQL compares with a date. One without an offset is local to the time zone.
    /// </summary>
    public static DateTime? ComparedUtc(string text, TimeZoneInfo timeZone)
    {
        if (WrittenDate.Compared(text) is not { } written)
            return null;
        var offset = written.Offset ?? timeZone.GetUtcOffset(written.Local);
        return new DateTime(Math.Clamp(written.Local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    /// <summary>
    /// Gets the date that a text means which SQL compares with one, or null when it means none. A moment with an offset is
    /// brought to local time.
    /// </summary>
    public static DateValue? Compared(string text, TimeZoneInfo timeZone) => Of(WrittenDate.Compared(text), timeZone);

    /// <summary>
    /// Parses the date that a text means to functions, or null when it means none. A moment with an offset is brought to local
    /// time.
    /// </summary>
    public static DateValue? Parse(string text, TimeZoneInfo timeZone) => Of(WrittenDate.Computed(text), timeZone);

    /// <summary>
    /// Formats the date with the offset that the server's time zone has at that time: <c>2030-06-20T00:00:00+02:00</c>.
    /// </summary>
    public string WithOffset(TimeZoneInfo timeZone)
    {
        // The first and the last day that there are have no moment in UTC everywhere, so none is made.
        var offset = timeZone.GetUtcOffset(Local);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{Local:s}{sign}{offset:hh\\:mm}");
    }

    public override string ToString()
    {
        var format = !HasTime ? DateForms.Day : Local.Second == 0 ? DateForms.DayAndTime : $"{DateForms.DayAndTime}:ss";
        return Local.ToString(format, CultureInfo.InvariantCulture);
    }

    private static DateValue? Of(WrittenDate? written, TimeZoneInfo timeZone) => written switch
    {
        null => null,
        { Offset: { } offset, Local: var local } =>
            new DateValue(TimeZoneInfo.ConvertTime(new DateTimeOffset(local, offset), timeZone).DateTime, true),
        { } date => new DateValue(date.Local, date.HasTime),
    };
}
