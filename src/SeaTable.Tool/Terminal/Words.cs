using System.Globalization;

namespace SeaTable.Tool.Terminal;

/// <summary>Puts numbers into words.</summary>
internal static class Words
{
    private const int DigitsPerUnit = 3;

    private static readonly string[] s_units = ["kB", "MB", "GB"];

    /// <summary>Counts things, such as "1 column" and "3,000 columns".</summary>
    public static string Count(long count, string word) =>
        $"{Number(count)} {word}{(count == 1 ? "" : "s")}";

    /// <summary>Chooses the form of a verb that goes with so many things.</summary>
    public static string Verb(long count, string singular, string plural) => count == 1 ? singular : plural;

    /// <summary>Writes a number with commas, such as "3,000".</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Says how many bytes something has, such as "512 bytes" and "1.4 MB".</summary>
    public static string Size(long bytes)
    {
        var unit = 0;
        while (unit < s_units.Length && bytes >= Math.Pow(10, DigitsPerUnit * (unit + 1)))
            unit++;
        return unit == 0
            ? Count(bytes, "byte")
            : FormattableString.Invariant($"{bytes / Math.Pow(10, DigitsPerUnit * unit):0.#} {s_units[unit - 1]}");
    }

    /// <summary>Says about how long something takes, such as "20 s" and "2 h 5 min".</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds)} s"),
        { TotalMinutes: < 90 } => FormattableString.Invariant($"{Math.Round(time.TotalMinutes)} min"),
        _ => FormattableString.Invariant($"{(long)time.TotalHours} h {time.Minutes} min"),
    };
}
