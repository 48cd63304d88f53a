using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Queries;

/// <summary>Writes moments as SQL compares them.</summary>
internal static class SqlTime
{
    /// <summary>A moment in RFC 3339, in UTC: the same moment whatever the server's time zone.</summary>
    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(
        moment.Ticks % TimeSpan.TicksPerSecond == 0
            ? DateForms.Rfc3339 + "'+00:00'"
            : DateForms.Rfc3339 + ".fffffff'+00:00'", CultureInfo.InvariantCulture);
}
