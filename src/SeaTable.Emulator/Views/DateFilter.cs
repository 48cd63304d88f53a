using System.Globalization;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>Filters of dates. Whole days are compared, in the time zone of the server.</summary>
internal static class DateFilter
{
    public static Func<object?, bool>? Test(FilterItem filter, DateOnly today, Func<string, DateTime?> read)
    {
        Func<DateOnly, bool>? test = filter.Predicate switch
        {
            "is_within" => DatePeriod.Of(filter, today) is var (first, last) ? day => day >= first && day <= last : null,
            "is" => With(target => day => day == target),
            "is_not" => With(target => day => day != target),
            "is_before" => With(target => day => day < target),
            "is_after" => With(target => day => day > target),
            "is_on_or_before" => With(target => day => day <= target),
            "is_on_or_after" => With(target => day => day >= target),
            _ => throw AssumedErrors.WrongFilter(),
        };
        return test is null ? null : cell => cell is string text && read(text) is { } date && test(DateOnly.FromDateTime(date));

        Func<DateOnly, bool>? With(Func<DateOnly, Func<DateOnly, bool>> make) =>
            DatePeriod.Day(filter, today) is { } target ? make(target) : null;
    }

    /// <summary>The local time that a creation or modification time stands for.</summary>
    public static DateTime? LocalTime(string text, TimeZoneInfo timeZone) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? TimeZoneInfo.ConvertTime(moment, timeZone).DateTime
            : null;
}
