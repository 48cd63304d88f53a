using System.Globalization;

namespace SeaTable.Tool.CellTexts;

/// <summary>Durations as <c>26:03:05</c>: hours, minutes, seconds, and parts of seconds where there are such.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration)
    {
        var size = duration.Duration();
        var parts = size.Ticks % TimeSpan.TicksPerSecond;
        var fraction = parts == 0 ? "" : $".{parts:0000000}".TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture,
            $"{(duration < TimeSpan.Zero ? "-" : "")}{(long)size.TotalHours}:{size.Minutes:00}:{size.Seconds:00}{fraction}");
    }

    /// <summary>Reads hours and minutes, with seconds or without, or a number of seconds.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var isNegative = text.StartsWith('-');
        var parts = (isNegative ? text[1..] : text).Split(':');
        var numbers = new decimal[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var style = i == parts.Length - 1 && parts.Length != 2 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
            if (!decimal.TryParse(parts[i], style, CultureInfo.InvariantCulture, out numbers[i]) || i > 0 && numbers[i] >= 60)
                return false;
        }

        var seconds = numbers switch
        {
            [var only] => only,
            [var hours, var minutes] => Sum(hours, minutes, 0),
            [var hours, var minutes, var rest] => Sum(hours, minutes, rest),
            _ => null,
        };
        if (seconds is not { } total || total > (decimal)TimeSpan.MaxValue.TotalSeconds - 1)
            return false;

        var ticks = total * TimeSpan.TicksPerSecond;
        if (ticks != decimal.Truncate(ticks))
            return false;

        duration = TimeSpan.FromTicks(isNegative ? -(long)ticks : (long)ticks);
        return true;
    }

    // Sums beyond what a duration can hold are told apart by the caller; hours have no end of their own.
    private static decimal? Sum(decimal hours, decimal minutes, decimal seconds) =>
        hours > (decimal)TimeSpan.MaxValue.TotalHours ? null : hours * 3600 + minutes * 60 + seconds;
}
