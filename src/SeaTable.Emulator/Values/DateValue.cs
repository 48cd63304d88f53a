using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Emulator.Values;

/// <summary>A date, or a date with its time, local to the server.</summary>
internal readonly record struct DateValue(DateTime Local, bool HasTime)
{
    private static readonly string[] s_days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"];
    private static readonly string[] s_times = [.. s_days.SelectMany(day => new[]
    {
        $"{day} H:mm", $"{day} H:mm:ss", $"{day} H:mm:ss.FFFFFFF",
        $"{day}'T'H:mm", $"{day}'T'H:mm:ss", $"{day}'T'H:mm:ss.FFFFFFF",
    })];

    private static readonly string[] s_moments = [.. s_times.SelectMany(time => new[] { $"{time}zzz", $"{time}'Z'" })];

    /// <summary>Parses the moment that a text means. One without an offset is local to the time zone.</summary>
    public static DateTime? Utc(string text, TimeZoneInfo timeZone)
    {
        if (DateTimeOffset.TryParseExact(
            text.Trim(), s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.UtcDateTime;
        }

        if (Parse(text, timeZone) is not { } date)
            return null;
        var ticks = date.Local.Ticks - timeZone.GetUtcOffset(date.Local).Ticks;
        return new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    /// <summary>
    /// Parses the date that a text means, or null when it means none. A moment with an offset is brought to local time.
    /// </summary>
    public static DateValue? Parse(string text, TimeZoneInfo timeZone)
    {
        text = text.Trim();
        if (DateTime.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateValue(day, false);
        if (DateTime.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return new DateValue(time, true);
        return DateTimeOffset.TryParseExact(
            text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new DateValue(TimeZoneInfo.ConvertTime(moment, timeZone).DateTime, true)
            : null;
    }

    /// <summary>
    /// Formats the date with the offset that the server's time zone has at that time: <c>2030-06-20T00:00:00+02:00</c>.
    /// </summary>
    public string WithOffset(TimeZoneInfo timeZone)
    {
        // The first and the last day that there are have no moment in UTC everywhere, so none is made.
        var offset = timeZone.GetUtcOffset(Local);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var local = Local.ToString(DateForms.Rfc3339, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{local}{sign}{offset:hh\\:mm}");
    }

    public override string ToString()
    {
        var format = !HasTime ? DateForms.Day : Local.Second == 0 ? DateForms.DayAndTime : $"{DateForms.DayAndTime}:ss";
        return Local.ToString(format, CultureInfo.InvariantCulture);
    }
}
