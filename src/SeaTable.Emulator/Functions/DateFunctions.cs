using System.Globalization;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>The functions of dates. Weeks start on Sunday unless an argument says otherwise.</summary>
internal static class DateFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("date", arguments => Make(arguments)),
        new("dateAdd", arguments => Add(arguments)),
        new("eomonth", arguments => EndOfMonth(arguments)),
        new("now", arguments => new DateValue(ToSecond(arguments.Context.Time.Read()), true)),
        new("today", arguments => new DateValue(arguments.Context.Time.Read().Date, false)),
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
        new("datetimeFormat", arguments => arguments.Context.Version.HasDateTimeFormat
            ? DatePattern.Format(arguments.Date(0).Local, arguments.Text(1))
            : ErrorValue.Name),
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
