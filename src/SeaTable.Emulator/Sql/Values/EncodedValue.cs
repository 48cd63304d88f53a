using System.Globalization;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Values;

/// <summary>
/// The form in which computed values are given to SQLite, so that it can sort, group and compare them: numbers and texts as they
/// are, booleans as 0 and 1, dates as a text with a mark before it that tells them from other texts.
/// </summary>
internal static class EncodedValue
{
    private const char DateMark = '\u0002';
    private const char Separator = '\u0001';
    private const string DayFormat = DateForms.DayAndSecond + ".fffffff' d'";
    private const string TimeFormat = DateForms.DayAndSecond + ".fffffff' t'";

    public static object? Of(object? value) => SqlValue.Of(value) switch
    {
        null => null,
        double number => number,
        bool truth => truth ? 1L : 0L,
        DateValue date => DateMark + date.Local.ToString(date.HasTime ? TimeFormat : DayFormat, CultureInfo.InvariantCulture),
        IReadOnlyList<object> list => List(list),
        var other => ValueConversion.Text(other),
    };

    /// <summary>Decodes a value. Booleans have become numbers, and lists can't be told any more.</summary>
    public static object? Decode(object? encoded) => SqliteText.FromSqlite(encoded) switch
    {
        long number => (double)number,
        string text when text.StartsWith(DateMark) => (object?)Date(text[1..]) ?? text,
        var other => other,
    };

    // Elements are sorted first; then the first that differs decides, and a list that another one begins with stands before it.
    private static string List(IReadOnlyList<object> list) =>
        string.Join(Separator, list.Select(Sortable).Order(Comparer<string>.Create(SqlComparison.OrderOfTexts)));

    private static string Sortable(object element) => Of(element) switch
    {
        double number => Sortable(number),
        string text => text,
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    // Digits that have the order of the numbers: the bits as they are, but turned round for negative numbers.
    private static string Sortable(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number);
        return ((ulong)(bits < 0 ? ~bits : bits ^ long.MinValue)).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static DateValue? Date(string text)
    {
        if (DateTime.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateValue(day, false);
        return DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateValue(time, true)
            : null;
    }
}
