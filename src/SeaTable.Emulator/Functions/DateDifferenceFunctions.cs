using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The functions that say how far two dates are apart.</summary>
internal static class DateDifferenceFunctions
{
    private static readonly DateTime s_emptyStart = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static IEnumerable<Function> All { get; } =
    [
        new("dateDif", arguments => Difference(arguments)),
        new("months", arguments => CalendarMonths(arguments.Date(0).Local, arguments.Date(1).Local)),
        new("days", arguments => (arguments.Date(1).Local.Date - arguments.Date(0).Local.Date).TotalDays),
        new("hours", arguments =>
            (Hour(arguments.Date(1).Local) - Hour(arguments.Date(0).Local)).TotalHours),
        new("networkdays", arguments => WorkingDays(arguments)),
    ];

    private static double Difference(Arguments arguments)
    {
        // The two references differ in what is meant without a unit.
        var unit = arguments.Text(2, arguments.Context.IsInSql ? "D" : "Y").ToUpperInvariant();
        var (start, end) = (arguments.DateOrNone(0), arguments.DateOrNone(1));
        if (end is null)
            return start is null ? 0d : throw new ValueException(ErrorValue.Value);
        var (first, last) = (start?.Local ?? s_emptyStart, end.Value.Local);
        return first <= last ? Difference(first, last, unit) : -Difference(last, first, unit);
    }

    private static double Difference(DateTime first, DateTime last, string unit) => unit switch
    {
        "S" => Math.Truncate((last - first).TotalSeconds),
        "D" => (last - first).Days,
        "M" => FullMonths(first, last),
        "Y" => FullMonths(first, last) / 12,
        "YM" => FullMonths(first, last) % 12,
        "YD" => (last - first.AddMonths(FullMonths(first, last) / 12 * 12)).Days,
        "MD" => (last - first.AddMonths(FullMonths(first, last))).Days,
        _ => throw new ValueException(ErrorValue.Value),
    };

    private static int FullMonths(DateTime first, DateTime last)
    {
        var months = (int)CalendarMonths(first, last);
        return first.AddMonths(months) > last ? months - 1 : months;
    }

    private static double CalendarMonths(DateTime first, DateTime last) =>
        (12 * (last.Year - first.Year)) + last.Month - first.Month;

    private static DateTime Hour(DateTime time) => time.Date.AddHours(time.Hour);

    // Both ends count. Holidays are taken off once each, and only when they fall on a working day in between.
    private static double WorkingDays(Arguments arguments)
    {
        var (first, last) = (arguments.Date(0).Local.Date, arguments.Date(1).Local.Date);
        var sign = first <= last ? 1d : -1d;
        if (first > last)
            (first, last) = (last, first);

        var weeks = ((last - first).Days + 1) / 7;
        var days = 5 * weeks;
        for (var day = first.AddDays(7 * weeks); day <= last; day = day.AddDays(1))
            days += IsWorkingDay(day) ? 1 : 0;

        var holidays = Enumerable.Range(2, arguments.Count - 2)
            .SelectMany(index => ValueConversion.Items(arguments[index]))
            .Select(item => ValueConversion.Date(item, arguments.Context.TimeZone)?.Local.Date)
            .OfType<DateTime>()
            .Distinct()
            .Count(day => day >= first && day <= last && IsWorkingDay(day));
        return sign * (days - holidays);
    }

    private static bool IsWorkingDay(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
