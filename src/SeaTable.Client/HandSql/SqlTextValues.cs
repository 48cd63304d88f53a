using System.Collections;
using System.Globalization;
using SeaTable.Facts;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>Which values may stand in the holes of a statement, and how each is written.</summary>
internal static class SqlTextValues
{
    /// <summary>Checks a value and keeps it; of a list, what is in it now.</summary>
    /// <exception cref="SeaTableQueryException">It can't be a parameter.</exception>
    internal static object? Keep(object? value)
    {
        if (value is string or not IEnumerable)
            return IsSingle(value) ? value : throw Unfit(value!);

        var list = ((IEnumerable)value).Cast<object?>().ToArray();
        if (list.Length == 0)
        {
            throw new SeaTableQueryException("A list in a hole of the SQL is empty, and SQL has no empty lists. Leave the " +
                "condition out when there is nothing to look for. Nothing was sent.");
        }

        return Array.Find(list, element => element is null || !IsSingle(element)) is { } unfit ? throw Unfit(unfit)
            : Array.Exists(list, element => element is null)
                ? throw new SeaTableQueryException(
                    "A list in a hole of the SQL holds null. Look for empty cells with IS NULL. Nothing was sent.")
            : list;
    }

    /// <summary>Writes a value that was kept.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isStored">Whether it is stored, not compared: moments are stored in the server's local time.</param>
    /// <param name="zone">The server's time zone.</param>
    /// <param name="add">Takes a parameter.</param>
    /// <returns>What to put into the text.</returns>
    internal static string Write(object? value, bool isStored, ServerTimeZone zone, Action<SqlParameter> add)
    {
        if (value is object?[] list)
            return "(" + string.Join(", ", list.Select(element => Write(element, isStored, zone, add))) + ")";

        switch (value)
        {
            case null:
                return "NULL";
            case bool flag:
                return flag ? "true" : "false";
            case string or char or Guid or SeaTableUser:
                add(Text(value.ToString()!));
                break;
            case DateOnly day:
                add(Text(day.ToString(DateForms.Day, CultureInfo.InvariantCulture)));
                break;
            case DateTimeOffset moment:
                if (isStored)
                    zone.ThrowIfContradicted();

                add(Text(isStored
                    ? zone.ToLocal(moment).ToString(DateForms.DayAndTime, CultureInfo.InvariantCulture)
                    : SqlTime.Moment(moment)));
                break;
            case TimeSpan duration:
                var seconds = (decimal)duration.Ticks / TimeSpan.TicksPerSecond;
                add(SqlParameter.Number(seconds.ToString(CultureInfo.InvariantCulture)));
                break;
            case ISelectOption option:
                add(Text(option.Name));
                break;
            default:
                add(SqlParameter.Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)));
                break;
        }

        return "?";
    }

    private static bool IsSingle(object? value) => value switch
    {
        null or bool or string or char or Guid or DateOnly or DateTimeOffset or TimeSpan or ISelectOption or SeaTableUser =>
            true,
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal => true,
        _ => false,
    };

    private static SqlParameter Text(string text) => Texts.IsWellFormed(text)
        ? SqlParameter.Text(text)
        : throw new SeaTableQueryException(
            "A text in a hole of the SQL holds half of a surrogate pair, which no JSON text can carry. It was probably cut in " +
            "the middle of a character. Nothing was sent.");

    private static SeaTableQueryException Unfit(object value) => new("Nothing was sent, because a hole of the SQL " + value switch
    {
        Enum => $"holds the enum {value.GetType().Name}, and SeaTable knows no enums: give its name or its number.",
        DateTime => "holds a DateTime, of which nobody can tell the time zone: give a DateTimeOffset, or a DateOnly.",
        ISqlExpression or SqlCondition =>
            "holds a column. Names are no values: write the column's name into the text, in backticks.",
        double or float => string.Create(
            CultureInfo.InvariantCulture, $"holds {value}, which is no number that a cell can hold."),
        _ => $"holds a {value.GetType().Name}, which SeaTable has no type for: give a text, a number, a date, a boolean or a " +
            "list of these.",
    });
}
