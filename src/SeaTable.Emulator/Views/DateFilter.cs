using System.Globalization;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Views;

/// <summary>
/// Filters dates. Whole days are compared, or minutes where the filter names one, in the time zone of the server; most filters
/// name days relative to today. Weeks start on Monday.
/// </summary>
internal static class DateFilter
{
    /// <summary>The modifier of filters that compare minutes.</summary>
    public const string ExactTime = "exact_date_time";

    public static Func<object?, bool>? Predicate(Filter filter, DateOnly today, Func<string, DateTime?> read)
    {
        var test = filter.Predicate switch
        {
            "is_within" => Period(filter, today) is var (first, last)
                ? date => DateOnly.FromDateTime(date) >= first && DateOnly.FromDateTime(date) <= last
                : null,
            "is" => Compared(order => order == 0),
            "is_not" => Compared(order => order != 0),
            "is_before" => Compared(order => order < 0),
            "is_after" => Compared(order => order > 0),
            "is_on_or_before" => Compared(order => order <= 0),
            "is_on_or_after" => Compared(order => order >= 0),
            _ => throw AssumedErrors.WrongFilter(),
        };
        if (test is null)
            return null;

        // What has no date is not that date.
        var emptyPasses = filter.Predicate == "is_not";
        return cell => cell is string text && read(text) is { } date ? test(date) : emptyPasses;

        Func<DateTime, bool>? Compared(Func<int, bool> holds)
        {
            if (filter.Modifier == ExactTime)
                return ExactMinute(filter) is { } minute ? date => holds(Minute(date).CompareTo(minute)) : null;
            return Day(filter, today) is { } day ? date => holds(DateOnly.FromDateTime(date).CompareTo(day)) : null;
        }
    }

    /// <summary>Gets the local time that a creation or modification time stands for.</summary>
    public static DateTime? LocalTime(string text, TimeZoneInfo timeZone) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? TimeZoneInfo.ConvertTime(moment, timeZone).DateTime
            : null;

    // The one day to compare with, or null when the term was left empty.
    private static DateOnly? Day(Filter filter, DateOnly today) => filter.Modifier switch
    {
        "today" => today,
        "tomorrow" => today.AddDays(1),
        "yesterday" => today.AddDays(-1),
        "one_week_ago" => today.AddDays(-7),
        "one_week_from_now" => today.AddDays(7),
        "one_month_ago" => today.AddMonths(-1),
        "one_month_from_now" => today.AddMonths(1),
        "number_of_days_ago" => Days(filter) is { } days ? today.AddDays(-days) : null,
        "number_of_days_from_now" => Days(filter) is { } days ? today.AddDays(days) : null,
        "exact_date" or "" => ExactDay(filter),
        _ => throw AssumedErrors.WrongFilter(),
    };

    // The first and the last day of a period, or null when the term was left empty.
    private static (DateOnly First, DateOnly Last)? Period(Filter filter, DateOnly today) => filter.Modifier switch
    {
        "this_week" => Week(today, 0),
        "the_past_week" => Week(today, -1),
        "the_next_week" => Week(today, 1),
        "this_month" => Month(today, 0),
        "the_past_month" => Month(today, -1),
        "the_next_month" => Month(today, 1),
        "this_year" => Year(today.Year),
        "the_past_year" => Year(today.Year - 1),
        "the_next_year" => Year(today.Year + 1),
        "the_past_numbers_of_days" => Days(filter) is { } days ? (today.AddDays(-days), today) : null,
        "the_next_numbers_of_days" => Days(filter) is { } days ? (today, today.AddDays(days)) : null,
        _ => throw AssumedErrors.WrongFilter(),
    };

    private static (DateOnly First, DateOnly Last) Week(DateOnly today, int weeks)
    {
        var monday = today.AddDays((7 * weeks) - (((int)today.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }

    private static (DateOnly First, DateOnly Last) Month(DateOnly today, int months)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(months);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private static (DateOnly First, DateOnly Last) Year(int year) => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static int? Days(Filter filter)
    {
        if (filter.Term.Length == 0)
            return null;
        var isNumber = int.TryParse(filter.Term, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days);
        return isNumber && Math.Abs((long)days) < 100_000
            ? days
            : throw AssumedErrors.WrongFilter();
    }

    private static DateTime? ExactMinute(Filter filter)
    {
        if (filter.Term.Length == 0)
            return null;
        return DateText.Parse(filter.Term, "YYYY-MM-DD", TimeZoneInfo.Utc) ?? throw AssumedErrors.WrongFilter();
    }

    private static DateTime Minute(DateTime date) => date.AddTicks(-(date.Ticks % TimeSpan.TicksPerMinute));

    private static DateOnly? ExactDay(Filter filter)
    {
        if (filter.Term.Length == 0)
            return null;
        return DateText.Parse(filter.Term, "YYYY-MM-DD", TimeZoneInfo.Utc) is { } date
            ? DateOnly.FromDateTime(date)
            : throw AssumedErrors.WrongFilter();
    }
}
