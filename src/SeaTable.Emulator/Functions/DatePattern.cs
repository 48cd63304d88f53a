using System.Globalization;
using System.Text;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// Writes dates by the patterns of SeaTable, such as <c>DD.MM.YYYY HH:mm</c>. What stands in brackets, and what means nothing, is
/// written as it is.
/// </summary>
internal static class DatePattern
{
    // Longer ones first: "MMM" is not "MM" and "M".
    private static readonly (string Pattern, Func<DateTime, string> Write)[] s_parts =
    [
        ("YYYY", date => Digits(date.Year, 4)), ("YY", date => Digits(date.Year % 100, 2)),
        ("MMMM", date => Named(date, "MMMM")), ("MMM", date => Named(date, "MMM")),
        ("MM", date => Digits(date.Month, 2)), ("M", date => Digits(date.Month, 1)),
        ("DD", date => Digits(date.Day, 2)), ("D", date => Digits(date.Day, 1)),
        ("dddd", date => Named(date, "dddd")), ("ddd", date => Named(date, "ddd")),
        ("dd", date => Named(date, "ddd")[..2]), ("d", date => Digits((int)date.DayOfWeek, 1)),
        ("HH", date => Digits(date.Hour, 2)), ("H", date => Digits(date.Hour, 1)),
        ("hh", date => Digits(Half(date), 2)), ("h", date => Digits(Half(date), 1)),
        ("mm", date => Digits(date.Minute, 2)), ("m", date => Digits(date.Minute, 1)),
        ("ss", date => Digits(date.Second, 2)), ("s", date => Digits(date.Second, 1)),
        ("A", date => date.Hour < 12 ? "AM" : "PM"), ("a", date => date.Hour < 12 ? "am" : "pm"),
        ("Q", date => Digits((date.Month + 2) / 3, 1)),
    ];

    public static string Format(DateTime date, string pattern)
    {
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length;)
        {
            if (pattern[index] == '[' && pattern.IndexOf(']', index) is var end and > 0)
            {
                text.Append(pattern, index + 1, end - index - 1);
                index = end + 1;
                continue;
            }

            var at = index;
            var part = Array.Find(s_parts, part => string.CompareOrdinal(pattern, at, part.Pattern, 0, part.Pattern.Length) == 0);
            text.Append(part.Pattern is null ? pattern[index].ToString() : part.Write(date));
            index += part.Pattern?.Length ?? 1;
            LimitedText.Check(text.Length);
        }

        return text.ToString();
    }

    private static string Digits(int number, int count) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');

    private static string Named(DateTime date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    private static int Half(DateTime date) => ((date.Hour + 11) % 12) + 1;
}
