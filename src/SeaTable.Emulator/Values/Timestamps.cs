using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Emulator.Values;

/// <summary>The one form in which creation and modification times are kept: UTC with milliseconds.</summary>
internal static class Timestamps
{
    public static string Format(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(DateForms.Rfc3339 + ".fff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>The form of the web server, which has no fractions.</summary>
    public static string FormatSeconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(DateForms.Rfc3339 + "'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>The form of the times of webhooks: UTC, and nothing that says so.</summary>
    public static string FormatMicroseconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(DateForms.Rfc3339 + ".ffffff", CultureInfo.InvariantCulture);

    /// <summary>The form of the activities of rows, which have whole seconds and yet a fraction.</summary>
    public static string FormatWholeSeconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(DateForms.Rfc3339 + "'.000Z'", CultureInfo.InvariantCulture);

    /// <summary>Brings a time that is kept into the form in which SQL answers it: with the offset of the server.</summary>
    public static string WithOffset(string kept, TimeZoneInfo timeZone) =>
        DateTimeOffset.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? TimeZoneInfo.ConvertTime(moment, timeZone).ToString(DateForms.Rfc3339 + ".fffzzz", CultureInfo.InvariantCulture)
            : kept;

    /// <summary>Brings a time that is kept into the form of the web server, with the offset of the server.</summary>
    public static string WithOffsetInSeconds(string kept, TimeZoneInfo timeZone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(kept, CultureInfo.InvariantCulture), timeZone)
            .ToString(DateForms.Rfc3339 + "zzz", CultureInfo.InvariantCulture);

    /// <summary>Brings a time out of an export into that form; what is no time gives null.</summary>
    public static string? Normalize(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Format(moment)
            : null;
}
