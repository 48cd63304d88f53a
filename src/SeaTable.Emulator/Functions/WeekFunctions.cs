using System.Globalization;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions of weeks, which start on Sunday unless told otherwise.</summary>
internal static class WeekFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("weekday", 1, 2, ValueKind.Number, arguments => DaysIntoWeek(arguments.Date(0).Local, FirstDay(arguments)) + 1d),
        new("startofweek", 1, 2, ValueKind.Date, arguments => StartOfWeek(arguments)),
        new("weeknum", 1, 2, ValueKind.Number, arguments => WeekNumber(arguments.Date(0).Local, arguments.Whole(1, 1))),
        new("isoweeknum", 1, 1, ValueKind.Number, arguments => WeekNumber(arguments.Date(0).Local, 21)) { IsInSql = false },
    ];

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
