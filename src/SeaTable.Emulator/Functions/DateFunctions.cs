using System.Globalization;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>The functions of dates. Weeks start on Sunday unless an argument says otherwise.</summary>
internal static class DateFunctions
{
    private static readonly DateTime s_emptyStart = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static IEnumerable<Function> All { get; } =
    [
        new("date", arguments => Make(arguments)),
        new("dateAdd", arguments => Add(arguments)),
        new("eomonth", arguments => EndOfMonth(arguments)),
        new("now", arguments => new DateValue(ToSecond(arguments.Context.LocalNow), true)),
        new("today", arguments => new DateValue(arguments.Context.LocalNow.Date, false)),
        new("toDate", arguments => arguments.DateOrNone(0)),
        Part("year", date => date.Year),
        Part("quarter", date => (date.Month + 2) / 3),
        Part("month", date => date.Month),
        Part("day", date => date.Day),
        Part("hour", date => date.Hour),
        Part("minute", date => date.Minute),
        Part("second", date => date.Second),
        Part("isodate", DateForms.Day),
        Part("isomonth", "yyyy-MM"),
        new("dateDif", arguments => Difference(arguments)),
        new("months", arguments => CalendarMonths(arguments.Date(0).Local, arguments.Date(1).Local)),
        new("hours", arguments =>
            (Hour(arguments.Date(1).Local) - Hour(arguments.Date(0).Local)).TotalHours),
        new("networkdays", arguments => WorkingDays(arguments)),
        new("weekday", arguments => DaysIntoWeek(arguments.Date(0).Local, FirstDay(arguments)) + 1d),
        new("startofweek", arguments => StartOfWeek(arguments)),
        new("weeknum", arguments => WeekNumber(arguments.Date(0).Local, arguments.Whole(1, 1))),
        new("isoweeknum", arguments => WeekNumber(arguments.Date(0).Local, 21)),
    ];

    // Months and days beyond their range go over into the next year or month; a year of two digits is of the last century.
    private static DateValue Make(Arguments arguments)
    {
        var year = arguments.Whole(0);
        var first = new DateTime(year is >= 0 and < 100 ? 1900 + year : year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateValue(first.AddMonths(arguments.Whole(1) - 1).AddDays(arguments.Whole(2) - 1), false);
    }

    private static DateValue Add(Arguments arguments)
    {
        var (date, count) = (arguments.Date(0), arguments.Number(1));
        var unit = arguments.Text(2).Trim().ToUpperInvariant().TrimEnd('S');
        return unit switch
        {
            "YEAR" => date with { Local = date.Local.AddYears(arguments.Whole(1)) },
            "MONTH" => date with { Local = date.Local.AddMonths(arguments.Whole(1)) },
            "WEEK" => date with { Local = date.Local.AddDays(7 * count) },
            "DAY" => date with { Local = date.Local.AddDays(count) },
            "HOUR" => new DateValue(date.Local.AddHours(count), true),
            "MINUTE" => new DateValue(date.Local.AddMinutes(count), true),
            "SECOND" => new DateValue(date.Local.AddSeconds(count), true),
            _ => throw new ValueException(ErrorValue.Value),
        };
    }

    private static DateValue EndOfMonth(Arguments arguments)
    {
        var date = arguments.Date(0).Local.Date;
        var first = date.AddDays(1 - date.Day).AddMonths(arguments.Whole(1));
        return new DateValue(first.AddMonths(1).AddDays(-1), false);
    }

    private static DateTime ToSecond(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static Function Part(string name, Func<DateTime, double> part) =>
        new(name, arguments => part(arguments.Date(0).Local));

    private static Function Part(string name, string format) => new(name, arguments =>
        arguments.Date(0).Local.ToString(format, CultureInfo.InvariantCulture));

    private static double Difference(Arguments arguments)
    {
        var (start, end, unit) = (arguments.DateOrNone(0), arguments.DateOrNone(1), arguments.Text(2, "D").ToUpperInvariant());
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

    private static DateValue StartOfWeek(Arguments arguments)
    {
        var day = arguments.Date(0).Local.Date;
        return new DateValue(day.AddDays(-DaysIntoWeek(day, FirstDay(arguments))), false);
    }

    // Only "Monday" makes a difference; any other word means Sunday.
    private static DayOfWeek FirstDay(Arguments arguments) =>
        arguments.Text(1, "").Equals("Monday", StringComparison.OrdinalIgnoreCase) ? DayOfWeek.Monday : DayOfWeek.Sunday;

    private static double WeekNumber(DateTime date, int kind)
    {
        DayOfWeek first;
        switch (kind)
        {
            case 21: return ISOWeek.GetWeekOfYear(date);
            case 1: first = DayOfWeek.Sunday; break;
            case 2: first = DayOfWeek.Monday; break;
            case >= 11 and <= 17: first = (DayOfWeek)((kind - 10) % 7); break;
            default: throw new ValueException(ErrorValue.Value);
        }

        // The week of the first of January is the first one, however short.
        var before = DaysIntoWeek(new DateTime(date.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), first);
        return ((date.DayOfYear - 1 + before) / 7) + 1;
    }

    private static int DaysIntoWeek(DateTime day, DayOfWeek first) => ((int)day.DayOfWeek - (int)first + 7) % 7;
}
