using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Tool.CellTexts;

/// <summary>Reads days and moments: in ISO's form, in the form that was named, or as they are written in a country.</summary>
internal sealed class DateText(CellForms forms)
{
    private static readonly string[] s_local = DateForms.WithTimes([DateForms.Day]);

    private static readonly string[] s_withOffset =
        [.. s_local.Select(form => form + "K"), .. s_local.Select(form => form + " K")];

    private readonly string[] _forms = forms.DateFormat is { } named ? [named]
        : forms.Culture.Equals(CultureInfo.InvariantCulture) ? [DateForms.Day]
        : [DateForms.Day, .. forms.Culture.DateTimeFormat.GetAllDateTimePatterns('d')];

    private readonly string[] _times = forms.DateFormat is { } named ? [named]
        : forms.Culture.Equals(CultureInfo.InvariantCulture) ? []
        : [.. forms.Culture.DateTimeFormat.GetAllDateTimePatterns('g'),
            .. forms.Culture.DateTimeFormat.GetAllDateTimePatterns('G')];

    /// <summary>Reads a day.</summary>
    /// <exception cref="FormatException">It is none, or has a time.</exception>
    public DateOnly ParseDay(string text)
    {
        if (DateTime.TryParseExact(text, _forms, forms.Culture, DateTimeStyles.None, out var day))
            return Midnight(day);

        if (TryParseMoment(text, out var moment))
            return Midnight(moment.DateTime);

        return TryParseLocal(text, out var local) ? Midnight(local) : throw Wrong("day");
    }

    /// <summary>Reads a moment, to the minute, which is what the server keeps.</summary>
    /// <exception cref="FormatException">It is none, or its local time is not the time of one moment.</exception>
    public DateTimeOffset ParseMoment(string text)
    {
        if (!TryParseMoment(text, out var moment))
        {
            if (!TryParseLocal(text, out var local)
                && !DateTime.TryParseExact(text, _forms, forms.Culture, DateTimeStyles.None, out local))
            {
                throw Wrong("moment");
            }

            moment = InZone(local);
        }

        return moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
    }

    private static bool TryParseMoment(string text, out DateTimeOffset moment)
    {
        moment = default;
        return (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > DateForms.Day.Length)
            && DateTimeOffset.TryParseExact(
                text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
    }

    private bool TryParseLocal(string text, out DateTime local) =>
        (forms.DateFormat is null
            && DateTime.TryParseExact(text, s_local, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        || DateTime.TryParseExact(text, _times, forms.Culture, DateTimeStyles.None, out local);

    private static DateOnly Midnight(DateTime time) => time.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(time)
        : throw new FormatException("has a time of the day, which the column does not keep");

    private DateTimeOffset InZone(DateTime local)
    {
        var zone = forms.TimeZone;
        if (zone.IsInvalidTime(local))
            throw new FormatException($"is a time that the clocks of {zone.Id} leave out; write it with its offset");

        return zone.IsAmbiguousTime(local)
            ? throw new FormatException($"is a time that the clocks of {zone.Id} have twice; write it with its offset")
            : new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private FormatException Wrong(string what) => new(forms.DateFormat is { } named
        ? $"is no {what} of the form {named}"
        : $"is no {what} such as {(what == "day" ? "2026-01-31" : "2026-01-31T14:30")}; --date-format or --culture tell other "
            + "forms");
}
