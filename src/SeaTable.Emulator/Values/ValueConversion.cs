using System.Globalization;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Values;

/// <summary>
/// Makes one kind of value out of another. A value is null, a <see cref="double"/>, a <see cref="string"/>, a
/// <see cref="bool"/>, a <see cref="DateValue"/>, a <see cref="DurationValue"/> within a formula, a <see cref="GeoValue"/>, a
/// list of values or an <see cref="ErrorValue"/>.
/// An empty one counts as 0 or as an empty text.
/// </summary>
internal static class ValueConversion
{
    /// <summary>Determines whether the value is empty: null, an empty text and an empty list are all the same.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        GeoValue place => place.Text.Length == 0,
        IReadOnlyList<object?> list => list.Count == 0,
        _ => false,
    };

    /// <summary>
    /// Determines whether the value is an error or a list with one in it, so that it can't be compared or written as a text.
    /// </summary>
    public static bool HasError(object? value) =>
        value is ErrorValue || (value is IReadOnlyList<object?> list && list.Any(HasError));

    public static double Number(object? value) => TryNumber(value) ?? throw Failure(value);

    /// <summary>Gets the number that the value stands for, or null when it stands for none.</summary>
    public static double? TryNumber(object? value) => value switch
    {
        null => 0,
        double number => number,
        DurationValue duration => duration.Seconds,
        bool truth => truth ? 1 : 0,
        string text when string.IsNullOrWhiteSpace(text) => 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null,
        IReadOnlyList<object?> { Count: 0 } => 0,
        IReadOnlyList<object?> { Count: 1 } list => TryNumber(list[0]),
        _ => null,
    };

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => JsonNumber.Text(number),
        DurationValue duration => JsonNumber.Text(duration.Seconds),
        bool truth => truth ? "true" : "false",
        GeoValue place => place.Text,
        IReadOnlyList<object?> list => string.Join(", ", list.Select(Text)),
        ErrorValue error => throw new ValueException(error),
        _ => value.ToString() ?? "",
    };

    /// <summary>Determines whether the value counts as true: it is there, and it is not zero.</summary>
    public static bool Boolean(object? value) => value switch
    {
        bool truth => truth,
        double number => number != 0,
        DurationValue duration => duration.Seconds != 0,
        string text => text.Length > 0 && text != "0" && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        ErrorValue error => throw new ValueException(error),
        _ => !IsEmpty(value),
    };

    /// <summary>Gets the date that the value stands for, or null when it is empty.</summary>
    public static DateValue? Date(object? value, TimeZoneInfo timeZone) => value switch
    {
        DateValue date => date,
        string text when text.Length > 0 => DateValue.Parse(text, timeZone) ?? throw Failure(value),
        IReadOnlyList<object?> { Count: 1 } list => Date(list[0], timeZone),
        _ when IsEmpty(value) => null,
        _ => throw Failure(value),
    };

    /// <summary>Gets each item of a list by itself, however deep; an empty list counts as one empty value.</summary>
    public static IEnumerable<object?> Items(object? value) => value switch
    {
        IReadOnlyList<object?> { Count: 0 } => [null],
        IReadOnlyList<object?> list => list.SelectMany(Items),
        ErrorValue error => throw new ValueException(error),
        _ => [value],
    };

    private static ValueException Failure(object? value) => new(value as ErrorValue ?? ErrorValue.Value);
}
