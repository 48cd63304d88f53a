namespace SeaTable.Emulator.Values;

/// <summary>Compares values of whatever kinds: as dates, as booleans, as numbers or else as texts.</summary>
internal static class ValueComparison
{
    public static bool AreEqual(object? left, object? right, TimeZoneInfo timeZone) => Compare(left, right, timeZone) == 0;

    /// <summary>Compares two values, or gets null when they have none: no date comes before or after nothing.</summary>
    public static int? Compare(object? left, object? right, TimeZoneInfo timeZone)
    {
        (left, right) = (Single(left), Single(right));
        if (left is DateValue || right is DateValue)
            return CompareDates(left, right, timeZone);
        if (left is bool || right is bool)
            return ValueConversion.Boolean(left).CompareTo(ValueConversion.Boolean(right));
        if ((left is double || right is double)
            && ValueConversion.TryNumber(left) is { } leftNumber && ValueConversion.TryNumber(right) is { } rightNumber)
        {
            return leftNumber.CompareTo(rightNumber);
        }

        return string.CompareOrdinal(ValueConversion.Text(left), ValueConversion.Text(right));
    }

    private static int? CompareDates(object? left, object? right, TimeZoneInfo timeZone)
    {
        var (leftDate, rightDate) = (DateOf(left, timeZone), DateOf(right, timeZone));
        return leftDate is null || rightDate is null ? null : leftDate.Value.Local.CompareTo(rightDate.Value.Local);
    }

    private static DateValue? DateOf(object? value, TimeZoneInfo timeZone) => value switch
    {
        DateValue date => date,
        string text => DateValue.Parse(text, timeZone),
        _ => null,
    };

    private static object? Single(object? value) => value switch
    {
        ErrorValue error => throw new ValueException(error),
        DurationValue duration => duration.Seconds,
        IReadOnlyList<object?> { Count: 1 } list => Single(list[0]),
        IReadOnlyList<object?> { Count: 0 } => null,
        _ => value,
    };
}

/// <summary>Whether two values are the same to people: they look alike and are of the same kind.</summary>
internal sealed class ValueEquality : IEqualityComparer<object?>
{
    bool IEqualityComparer<object?>.Equals(object? x, object? y) =>
        x?.GetType() == y?.GetType() && ValueConversion.Text(x) == ValueConversion.Text(y);

    public int GetHashCode(object? obj) => StringComparer.Ordinal.GetHashCode(ValueConversion.Text(obj));
}
