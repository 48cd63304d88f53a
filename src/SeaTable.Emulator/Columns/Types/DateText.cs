using System.Globalization;
using System.Text.RegularExpressions;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>Dates out of the text that clients send, read by the format of the column.</summary>
internal static partial class DateText
{
    /// <summary>Parses the local date and time that the text means, or null when it means none.</summary>
    public static DateTime? Parse(string text, string format, TimeZoneInfo timeZone)
    {
        text = text.Trim();
        if (Milliseconds().IsMatch(text))
            return FromMilliseconds(text, timeZone);

        var match = Pattern().Match(text);
        if (!match.Success)
            return null;

        var date = match.Groups["date"].Value.Split('-', '/', '.');
        var separator = match.Groups["date"].Value.AsSpan().TrimStart("0123456789")[0];
        return OrderOf(date, separator, format) is var (year, month, day)
            ? Make(Number(year), Number(month), Number(day), Number(match.Groups["hour"]), Number(match.Groups["minute"]))
            : null;
    }

    /// <summary>Reads what <see cref="DateType"/> keeps: digits at fixed places, twenty thousand times in a page.</summary>
    public static DateTime? FromStored(string stored)
    {
        var text = stored.AsSpan();
        var hasTime = stored.Length == DateForms.DayAndTime.Length;
        if (!hasTime && stored.Length != DateForms.Day.Length)
            return null;
        var (hour, minute) = hasTime ? (Number(text[11..13]), Number(text[14..])) : (0, 0);
        return Make(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), hour, minute);
    }

    private static (string Year, string Month, string Day)? OrderOf(string[] parts, char separator, string format)
    {
        // Year first is understood in every column. Otherwise the separator must be that of the format.
        if (parts[0].Length == 4)
            return (parts[0], parts[1], parts[2]);
        if (!format.Contains(separator, StringComparison.Ordinal) || separator == '-')
            return null;
        return format.StartsWith('M') ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0]);
    }

    private static DateTime? Make(int year, int month, int day, int hour, int minute)
    {
        var isDay = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDay && hour is >= 0 and <= 23 && minute is >= 0 and <= 59
            ? new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified)
            : null;
    }

    private static DateTime? FromMilliseconds(string text, TimeZoneInfo timeZone)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 86_400_000)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), timeZone).DateTime;
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
    }

    private static int Number(Group group) => group.Success ? Number(group.ValueSpan) : 0;

    // What is no number is no part of a date either.
    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Milliseconds();

    // Seconds and an offset may follow; both are left out.
    [GeneratedRegex(@"^(?<date>[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4})"
        + @"([T ]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:[0-9]{2}([.,][0-9]+)?)?)?\s*(Z|z|[+-][0-9]{2}:?[0-9]{2})?$")]
    private static partial Regex Pattern();
}
