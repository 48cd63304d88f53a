using System.Globalization;
using System.Text;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads a date without a time: the day as it is written, whatever the offset behind it.</summary>
    /// <returns>The day, or <see langword="null"/> for an empty cell.</returns>
    public DateOnly? ReadDate()
    {
        _json.Read();
        if (!TryGetDay(out var day))
            return Mismatch<DateOnly?>("a date", null);

        if (IsOfColumn && _context.WantsOffset(day.Year, day.Month, day.Day) && HasOffset()
            && _json.TryGetDateTimeOffset(out var seen))
        {
            _context.ObserveDate(KeySpan, seen);
        }

        return day;
    }

    /// <summary>Reads a date with a time.</summary>
    /// <returns>The moment, or <see langword="null"/> for an empty cell.</returns>
    public DateTimeOffset? ReadDateTime()
    {
        _json.Read();
        if (!TryGetMoment(out var moment))
            return Mismatch<DateTimeOffset?>("a date with a time", null);

        if (IsOfColumn && _context.WantsOffset(moment.Year, moment.Month, moment.Day) && HasOffset())
            _context.ObserveDate(KeySpan, moment);

        return moment;
    }

    private DateTimeOffset? ReadCreated() => ReadTime(ref _context.LastCreated);

    private DateTimeOffset? ReadModified() => ReadTime(ref _context.LastModified);

    /// <summary>Reads the time of a system field, which many rows share that were added or changed together.</summary>
    private DateTimeOffset? ReadTime(ref RecentTime last)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String && last.Is(_json.ValueSpan))
            return last.Moment;

        if (!TryGetMoment(out var moment))
            return Mismatch<DateTimeOffset?>("a date with a time", null);

        if (!_json.ValueIsEscaped && HasOffset())
            last = new RecentTime(_json.ValueSpan.ToArray(), moment);

        return moment;
    }

    /// <summary>Reads a duration, which comes in seconds.</summary>
    /// <returns>The duration, or <see langword="null"/> for an empty cell.</returns>
    public TimeSpan? ReadDuration()
    {
        _json.Read();
        return TryGetDuration(out var duration) ? duration : Mismatch<TimeSpan?>("a duration in seconds", null);
    }

    private readonly bool TryGetDay(out DateOnly day)
    {
        day = default;
        return _json.TokenType == JsonTokenType.String && TryReadDay(DateText(), out day);
    }

    private readonly bool TryGetMoment(out DateTimeOffset moment)
    {
        moment = default;
        if (_json.TokenType != JsonTokenType.String)
            return false;

        if (HasOffset() && _json.TryGetDateTimeOffset(out moment))
            return true;

        return TryGetText(out var text)
            && DateTime.TryParseExact(text, DateForms.Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && _context.TryFromLocal(local, out moment);
    }

    /// <summary>
    /// Whether the cell may be one of a date column: those alone come in the server's time zone. System fields, files, signatures
    /// and what is computed of them may come in UTC, which says nothing of the zone.
    /// </summary>
    private readonly bool IsOfColumn => Key != 0;

    private readonly bool TryGetDuration(out TimeSpan duration)
    {
        duration = default;
        if (_json.TokenType != JsonTokenType.Number || !_json.TryGetDouble(out var seconds)
            || !(Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds))
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    private readonly bool HasOffset()
    {
        var text = DateText();
        return text.Length > 16 && (text[^1] is (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
    }

    /// <summary>The current string without escapes, which hardly any server puts into a date.</summary>
    private readonly ReadOnlySpan<byte> DateText() =>
        !_json.ValueIsEscaped ? _json.ValueSpan : TryGetText(out var text) ? Encoding.UTF8.GetBytes(text) : default;

    /// <summary>Reads <c>yyyy-MM-dd</c>, alone or in front of a time.</summary>
    private static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || (text.Length > 10 && text[10] is not ((byte)'T' or (byte)' ')))
        {
            return false;
        }

        if (!TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month)
            || !TryReadDigits(text[8..10], out var date))
        {
            return false;
        }

        if (year == 0 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            return false;

        day = new DateOnly(year, month, date);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
                return false;

            value = value * 10 + (b - '0');
        }

        return true;
    }
}
