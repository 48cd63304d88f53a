using System;
using System.Globalization;
using System.Linq;

namespace SeaTable.Facts;

/// <summary>A date as a text means it.</summary>
/// <param name="Local">The day and time as written.</param>
/// <param name="HasTime">Whether a time is written.</param>
/// <param name="Offset">The offset from UTC, if one is written.</param>
internal readonly record struct WrittenDate(DateTime Local, bool HasTime, TimeSpan? Offset)
{
    private static readonly string[] s_comparedTimes = DateForms.WithTimes(DateForms.ComparedDays);
    private static readonly string[] s_comparedMoments = WithOffsets(s_comparedTimes);
    private static readonly string[] s_computedTimes = DateForms.WithTimes(DateForms.ComputedDays);
    private static readonly string[] s_computedMoments = WithOffsets(s_computedTimes);

    /// <summary>
    /// Reads a text that SQL compares with a date: <c>2025-01-31</c>, with a time behind it, or RFC 3339. A constant in a
    /// statement and a parameter beside it mean the same.
    /// </summary>
    /// <returns>The date, or null when the text means none.</returns>
    public static WrittenDate? Compared(string text) =>
        Read(text, DateForms.ComparedDays, s_comparedTimes, s_comparedMoments) ?? LeapSecond(text);

    /// <summary>
    /// Reads a text that a function takes for a date, which may have slashes or dots for the dashes, and no day or month.
    /// </summary>
    /// <returns>The date, or null when the text means none.</returns>
    public static WrittenDate? Computed(string text) =>
        Read(text.Trim(), DateForms.ComputedDays, s_computedTimes, s_computedMoments)
            ?? (DateTime.TryParseExact(
                text.Trim(), DateForms.ComputedMonths, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                ? new WrittenDate(month, false, null) : null);

    private static WrittenDate? Read(string text, string[] days, string[] times, string[] moments)
    {
        if (DateTime.TryParseExact(text, days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new WrittenDate(day, false, null);
        }

        if (DateTime.TryParseExact(text, times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return new WrittenDate(time, true, null);
        }

        return DateTimeOffset.TryParseExact(
            text, moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new WrittenDate(moment.DateTime, true, moment.Offset)
            : null;
    }

    /// <summary>The second before midnight may be counted as 60: it is the one that follows.</summary>
    private static WrittenDate? LeapSecond(string text)
    {
        var seconds = text.IndexOf(":60", 14 < text.Length ? 14 : text.Length, StringComparison.Ordinal);
        return seconds > 0
            && Read(
                text.Remove(seconds, 3).Insert(seconds, ":59"), DateForms.ComparedDays, s_comparedTimes, s_comparedMoments)
                is { } before
            && before.Local < DateTime.MaxValue.AddSeconds(-1)
            ? before with { Local = before.Local.AddSeconds(1) }
            : null;
    }

    private static string[] WithOffsets(string[] times) => [.. times.SelectMany(time => new[] { time + "zzz", time + "'Z'" })];
}
