using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Queries;

/// <summary>Writes moments as SQL compares them, and reads them as it answers them.</summary>
internal static class SqlTime
{
    /// <summary>The server keeps the time of a change, or of a creation, to the millisecond.</summary>
    internal static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads the time of a change.</summary>
    /// <returns>The moment; null when the text is none.</returns>
    internal static DateTimeOffset? Read(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>The moment without what is finer than the server keeps times.</summary>
    internal static DateTimeOffset Floor(DateTimeOffset moment) => moment.AddTicks(-(moment.UtcTicks % Resolution.Ticks));

    /// <summary>A moment in RFC 3339, in UTC: the same moment whatever the server's time zone.</summary>
    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(
        moment.Ticks % TimeSpan.TicksPerSecond == 0
            ? DateForms.Rfc3339 + "'+00:00'"
            : DateForms.Rfc3339 + ".fffffff'+00:00'", CultureInfo.InvariantCulture);
}
