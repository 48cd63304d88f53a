using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Queries;

/// <summary>
/// Reads values whose type is known at run time only, such as what somebody has typed: the type itself, or its text as C#
/// writes it in the invariant culture.
/// </summary>
internal static class AnyValue
{
    internal static bool TryRead<T>(object value, out T result)
    {
        if (value is T given)
        {
            result = given;
            return true;
        }

        if (Read(typeof(T), value) is T read)
        {
            result = read;
            return true;
        }

        result = default!;
        return false;
    }

    private static object? Read(Type type, object value)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (value is not string && Number(value) is { } number)
        {
            return type == typeof(double) ? (double)number
                : type == typeof(decimal) ? number
                : type == typeof(int) && number == (int)Math.Clamp(number, int.MinValue, int.MaxValue) ? (int)number
                : type == typeof(long) && number == (long)Math.Clamp(number, long.MinValue, long.MaxValue) ? (long)number
                : null;
        }

        if (value is SeaTableUser user)
            return type == typeof(string) ? user.Id : null;

        return value is not string text ? null
            : type == typeof(SeaTableUser) ? new SeaTableUser(text)
            : type == typeof(double) && double.TryParse(text, NumberStyles.Float, invariant, out var real) ? real
            : type == typeof(decimal) && decimal.TryParse(text, NumberStyles.Float, invariant, out var amount) ? amount
            : type == typeof(int) && int.TryParse(text, NumberStyles.Integer, invariant, out var integer) ? integer
            : type == typeof(long) && long.TryParse(text, NumberStyles.Integer, invariant, out var id) ? id
            : type == typeof(bool) && bool.TryParse(text, out var flag) ? flag
            : type == typeof(TimeSpan) && TimeSpan.TryParse(text, invariant, out var span) ? span
            : type == typeof(DateOnly) && DateOnly.TryParseExact(text, DateForms.Day, out var day) ? day
            : type == typeof(DateTimeOffset) && DateTimeOffset.TryParse(
                text, invariant, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : null;
    }

    private static decimal? Number(object value)
    {
        try
        {
            return value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
                ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;
        }
        catch (OverflowException)
        {
            return null; // A number that none of the columns holds exactly.
        }
    }
}
