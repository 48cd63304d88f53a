using System.Globalization;
using System.Text.RegularExpressions;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>Dates out of the text that clients send, read by the format of the column.</summary>
internal static partial class DateText
{
    private static readonly string[] s_kept = [DateForms.Day, DateForms.DayAndTime];

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
            ? Make(year, month, day, match)
            : null;
    }

    /// <summary>Reads what <see cref="DateType"/> keeps.</summary>
    public static DateTime? FromStored(string stored) =>
        DateTime.TryParseExact(stored, s_kept, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static (string Year, string Month, string Day)? OrderOf(string[] parts, char separator, string format)
    {
        // Year first is understood in every column. Otherwise the separator must be that of the format.
        if (parts[0].Length == 4)
            return (parts[0], parts[1], parts[2]);
        if (!format.Contains(separator, StringComparison.Ordinal) || separator == '-')
            return null;
        return format.StartsWith('M') ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0]);
    }

    private static DateTime? Make(string year, string month, string day, Match match)
    {
        var hour = match.Groups["hour"] is { Success: true } hours ? Number(hours.Value) : 0;
        var minute = match.Groups["minute"] is { Success: true } minutes ? Number(minutes.Value) : 0;
        var (y, m, d) = (Number(year), Number(month), Number(day));
        if (y is < 1 or > 9999 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m) || hour > 23 || minute > 59)
            return null;
        return new DateTime(y, m, d, hour, minute, 0, DateTimeKind.Unspecified);
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

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Milliseconds();

    // Seconds and an offset may follow; both are left out.
    [GeneratedRegex(@"^(?<date>[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4})"
        + @"([T ]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:[0-9]{2}([.,][0-9]+)?)?)?\s*(Z|z|[+-][0-9]{2}:?[0-9]{2})?$")]
    private static partial Regex Pattern();
}
