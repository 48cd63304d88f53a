using SeaTable.Emulator.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Values;

/// <summary>Compares values: with NULL only <c>!=</c> holds, and of lists only some values count.</summary>
internal static class SqlComparison
{
    public static bool Holds(SqlBinaryOperator operation, object? left, object? right, TimeZoneInfo timeZone)
    {
        var order = Order(Single(left), Single(right), timeZone);
        return operation switch
        {
            SqlBinaryOperator.Equal => order == 0,
            SqlBinaryOperator.NotEqual => order != 0,
            SqlBinaryOperator.Less => order < 0,
            SqlBinaryOperator.LessOrEqual => order <= 0,
            SqlBinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>Compares two single values, or gets null when one is NULL or they can't be compared.</summary>
    public static int? Order(object? left, object? right, TimeZoneInfo timeZone)
    {
        if (left is null || right is null)
            return null;
        if (left is DateValue || right is DateValue)
            return Date(left, timeZone) is { } first && Date(right, timeZone) is { } second ? first.CompareTo(second) : null;
        if (left is bool || right is bool)
            return Boolean(left) is { } first && Boolean(right) is { } second ? first.CompareTo(second) : null;
        if (left is double || right is double)
            return SqlValue.Number(left) is { } first && SqlValue.Number(right) is { } second ? first.CompareTo(second) : null;
        return OrderOfTexts(ValueConversion.Text(left), ValueConversion.Text(right));
    }

    /// <summary>
    /// Compares letter by letter as SQLite does: by code point, which is not how .NET orders letters of two characters.
    /// </summary>
    public static int OrderOfTexts(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var index = 0; index < length; index++)
        {
            if (left[index] != right[index])
                return Rank(left[index]).CompareTo(Rank(right[index]));
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>
    /// Gets what a list is compared as: of texts the first one; numbers and dates must be alone, or there is nothing.
    /// </summary>
    public static object? Single(object? value)
    {
        var elements = SqlValue.Elements(value);
        return elements.Count == 1 || (elements.Count > 1 && elements[0] is not (double or DateValue)) ? elements[0] : null;
    }

    private static DateTime? Date(object value, TimeZoneInfo timeZone) => value switch
    {
        DateValue date => date.Local,
        string text => DateValue.Compared(text, timeZone)?.Local,
        _ => null,
    };

    private static bool? Boolean(object value) => value switch
    {
        bool truth => truth,
        double number => number != 0,
        string text => bool.TryParse(text, out var truth) ? truth : null,
        _ => null,
    };

    private static int Rank(char letter) =>
        char.IsSurrogate(letter) ? letter + 0x2000 : letter >= 0xE000 ? letter - 0x800 : letter;
}
