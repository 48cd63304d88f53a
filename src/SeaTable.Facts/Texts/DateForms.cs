using System;
using System.Linq;

namespace SeaTable.Facts;

/// <summary>
/// The forms of dates. Servers since 5.0 answer RFC 3339 with the offset of their time zone; older ones, exports and formulas
/// give local times without an offset (https://developer.seatable.com).
/// </summary>
internal static class DateForms
{
    /// <summary>A day, as exports and the storage of the server have it.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>A day with a time, as exports and the storage of the server have it.</summary>
    public const string DayAndTime = "yyyy-MM-dd HH:mm";

    /// <summary>A day with a time to the second.</summary>
    public const string DayAndSecond = "yyyy-MM-dd HH:mm:ss";

    /// <summary>A day with a time to the second, as RFC 3339 writes it before fraction and offset.</summary>
    public const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss";

    private static readonly string[] s_separators = [" ", "'T'"];
    private static readonly string[] s_times = ["H:m", "H:m:s", "H:m:s.FFFFFFF"];

    /// <summary>The local forms that an answer may hold in place of RFC 3339.</summary>
    public static string[] Local { get; } =
        [DayAndTime, DayAndSecond, "yyyy-MM-dd'T'HH:mm", Rfc3339, Day];

    /// <summary>
    /// Whether the format of a date column, such as <c>M/D/YYYY HH:mm</c>, has a time: only then the cells have.
    /// </summary>
    public static bool HasTime(string? columnFormat) => columnFormat?.IndexOf("HH:mm", StringComparison.Ordinal) >= 0;

    /// <summary>The days that SQL compares with dates (https://developer.seatable.com/sql).</summary>
    public static string[] ComparedDays { get; } = ["yyyy-M-d"];

    // As a sequence, because an array is copied by way of spans, which no compiler brings along for an analyzer.
    /// <summary>The days that functions take for dates.</summary>
    public static string[] ComputedDays { get; } = [.. ComparedDays.AsEnumerable(), "yyyy/M/d", "yyyy.M.d"];

    /// <summary>The years and months that functions take for their first day.</summary>
    public static string[] ComputedMonths { get; } = ["yyyy-M", "yyyy/M", "yyyy"];

    /// <summary>Gets the forms of days with a time behind them, to the minute, the second or less.</summary>
    public static string[] WithTimes(string[] days) =>
    [
        .. from day in days
           from separator in s_separators
           from time in s_times
           select day + separator + time,
    ];
}
