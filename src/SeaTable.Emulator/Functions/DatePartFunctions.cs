using System.Globalization;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions that take a part out of a date.</summary>
internal static class DatePartFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        Of("year", date => date.Year),
        Of("quarter", date => (date.Month + 2) / 3),
        Of("month", date => date.Month),
        Of("day", date => date.Day),
        Of("hour", date => date.Hour),
        Of("minute", date => date.Minute),
        Of("second", date => date.Second),
        Of("isodate", "yyyy-MM-dd"),
        Of("isomonth", "yyyy-MM"),
    ];

    private static Function Of(string name, Func<DateTime, double> part) =>
        new(name, 1, 1, ValueKind.Number, arguments => part(arguments.Date(0).Local));

    private static Function Of(string name, string format) => new(name, 1, 1, ValueKind.Text, arguments =>
        arguments.Date(0).Local.ToString(format, CultureInfo.InvariantCulture));
}
