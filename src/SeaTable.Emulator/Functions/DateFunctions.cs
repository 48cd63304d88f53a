using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions that make dates.</summary>
internal static class DateFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("date", 3, 3, ValueKind.Date, arguments => Make(arguments)),
        new("dateAdd", 3, 3, ValueKind.Date, arguments => Add(arguments)),
        new("eomonth", 2, 2, ValueKind.Date, arguments => EndOfMonth(arguments)),
        new("now", 0, 0, ValueKind.Date, arguments => new DateValue(ToSecond(arguments.Context.LocalNow), true)),
        new("today", 0, 0, ValueKind.Date, arguments => new DateValue(arguments.Context.LocalNow.Date, false)),
        new("toDate", 1, 1, ValueKind.Date, arguments => arguments.DateOrNone(0)) { IsInSql = false },
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
}
