using System;
using System.Globalization;

namespace SeaTable.Sql;

/// <summary>The forms in which a text stands for a date: <c>2025-01-31</c>, with a time behind it, or RFC 3339.</summary>
internal static class SqlDateText
{
    private static readonly string[] s_formats =
    [
        "yyyy-M-d", "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF",
        "yyyy-M-d'T'H:m", "yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m:s.FFFFFFF",
        "yyyy-M-d'T'H:mK", "yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK",
        "yyyy-M-d H:mK", "yyyy-M-d H:m:sK", "yyyy-M-d H:m:s.FFFFFFFK",
    ];

    public static bool IsDate(string text) =>
        DateTime.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || IsLeapSecond(text);

    /// <summary>The second before midnight may be counted as 60.</summary>
    private static bool IsLeapSecond(string text)
    {
        var seconds = text.IndexOf(":60", 14 < text.Length ? 14 : text.Length, StringComparison.Ordinal);
        return seconds > 0
            && DateTime.TryParseExact(text.Remove(seconds, 3).Insert(seconds, ":59"), s_formats, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out _);
    }
}
