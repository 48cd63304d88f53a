using System.Globalization;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>Brings a constant into the form in which SQLite keeps the cells that it is compared with.</summary>
internal static class PlainConstant
{
    /// <summary>Converts the constant, or gets null when it is NULL or means nothing among such cells.</summary>
    public static object? For(StoredKind kind, object? constant, TimeZoneInfo timeZone)
    {
        if (SqlValue.Of(constant) is not { } value || value is IReadOnlyList<object>)
            return null;
        return kind switch
        {
            StoredKind.Number => SqlValue.Number(value),
            StoredKind.Text => ValueConversion.Text(value),
            StoredKind.Day => Date(value, timeZone) is { } date ? Day(date.Local) : null,
            StoredKind.Time => Date(value, timeZone) is { } date ? Time(date.Local) : null,
            StoredKind.Moment => value is string text && DateValue.ComparedUtc(text, timeZone) is { } utc ? Moment(utc) : null,
            _ => null,
        };
    }

    private static DateValue? Date(object value, TimeZoneInfo timeZone) =>
        value is string text ? DateValue.Compared(text, timeZone) : null;

    // All of these sort between the cells as the dates do. A time with seconds equals no cell, and comes behind its minute.
    private static string Day(DateTime local) =>
        local.TimeOfDay == TimeSpan.Zero ? local.ToString(DateForms.Day, CultureInfo.InvariantCulture) : Time(local);

    private static string Time(DateTime local)
    {
        var form = local.Ticks % TimeSpan.TicksPerMinute == 0 ? DateForms.DayAndTime : $"{DateForms.DayAndTime}:ss.fffffff";
        return local.ToString(form, CultureInfo.InvariantCulture);
    }

    private static string Moment(DateTime utc)
    {
        var fraction = utc.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "fff" : "fffffff";
        return utc.ToString($"{DateForms.Rfc3339}.{fraction}'+00:00'", CultureInfo.InvariantCulture);
    }
}
