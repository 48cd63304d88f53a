using System.Globalization;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The functions of texts, and of places, which are texts to all functions but one.</summary>
internal static class TextFunctions
{
    public static readonly Function Concatenate = new("concatenate", arguments =>
        LimitedText.Join("", Enumerable.Range(0, arguments.Count).Select(arguments.Text)));

    public static IEnumerable<Function> All { get; } =
    [
        Concatenate,
        new("left", arguments => arguments.Text(0)[..Count(arguments, 0, 1)]),
        new("right", arguments => arguments.Text(0)[^Count(arguments, 0, 1)..]),
        new("mid", Middle),
        new("len", arguments => (double)arguments.Text(0).Length),
        new("lower", arguments => arguments.Text(0).ToLowerInvariant()),
        new("upper", arguments => arguments.Text(0).ToUpperInvariant()),
        new("trim", arguments => arguments.Text(0).Trim()),
        new("replace", Replace),
        new("rept", Repeat),
        // A number is no text, and gives an empty one.
        new("T", arguments => arguments[0] as string ?? ""),
        new("text", arguments => Format(arguments.Number(0), arguments.Text(1), arguments.Context.IsInSql)),
        new("value", arguments => arguments.Number(0)),
        new("exact", arguments => arguments.Text(0) == arguments.Text(1)),
        new("find", arguments => Position(arguments, StringComparison.Ordinal)),
        new("search", arguments => Position(arguments, StringComparison.OrdinalIgnoreCase)),
        new("substitute", Substitute),
        Part("country", place => place.Country),
        Part("province", place => place.Province),
        Part("city", place => place.City),
        Part("district", place => place.District),
    ];

    private static Function Part(string name, Func<GeoValue, string> part) => new(name, arguments =>
        arguments[0] is GeoValue place ? part(place) : "");

    private static string Middle(Arguments arguments)
    {
        var text = arguments.Text(0);
        var start = AtLeast(1, arguments.Whole(1)) - 1;
        var count = AtLeast(1, arguments.Whole(2));
        return start >= text.Length ? "" : text.Substring(start, Math.Min(count, text.Length - start));
    }

    private static string Replace(Arguments arguments)
    {
        var text = arguments.Text(0);
        var start = Math.Min(AtLeast(1, arguments.Whole(1)) - 1, text.Length);
        var count = Math.Min(AtLeast(0, arguments.Whole(2)), text.Length - start);
        return LimitedText.Join("", [text[..start], arguments.Text(3), text[(start + count)..]]);
    }

    private static string Repeat(Arguments arguments)
    {
        var text = arguments.Text(0);
        var count = AtLeast(0, arguments.Whole(1));
        LimitedText.Check((long)text.Length * count);
        return string.Concat(Enumerable.Repeat(text, count));
    }

    // SQL was recorded with six digits, while formulas are documented with those of the number.
    private static string Format(double number, string format, bool isInSql) => format.ToUpperInvariant() switch
    {
        "PERCENT" => JsonNumber.Text(Math.Round(number * 100, 8)) + "%",
        "NUMBER" => Digits(number, isInSql),
        "DOLLAR" => "$" + Digits(number, isInSql),
        "EURO" => "€" + Digits(number, isInSql),
        "YUAN" => "¥" + Digits(number, isInSql),
        _ => throw new ValueException(ErrorValue.Value),
    };

    private static string Digits(double number, bool isInSql) =>
        isInSql ? number.ToString("F6", CultureInfo.InvariantCulture) : JsonNumber.Text(number);

    private static int Count(Arguments arguments, int textIndex, int countIndex) =>
        Math.Min(AtLeast(0, arguments.Whole(countIndex)), arguments.Text(textIndex).Length);

    private static int AtLeast(int least, int number) => number >= least ? number : throw new ValueException(ErrorValue.Value);

    // In formulas what is not found gives 0, as documented; SQL was seen to give nothing, though documented in the same way.
    private static double? Position(Arguments arguments, StringComparison comparison)
    {
        var (wanted, text, start) = (arguments.Text(0), arguments.Text(1), Math.Max(arguments.Whole(2, 1), 1) - 1);
        if (text.Length == 0)
            return null;
        if (wanted.Length == 0)
            return 1d;
        var index = start >= text.Length ? -1 : text.IndexOf(wanted, start, comparison);
        return index < 0 && arguments.Context.IsInSql ? null : index + 1d;
    }

    private static string Substitute(Arguments arguments)
    {
        var (text, old, replacement, which) = (arguments.Text(0), arguments.Text(1), arguments.Text(2), arguments.Whole(3, 0));
        if (old.Length == 0)
            return text;
        if (which <= 0)
            return LimitedText.Join(replacement, text.Split(old));

        var index = -old.Length;
        for (var count = 0; count < which; count++)
        {
            index = text.IndexOf(old, index + old.Length, StringComparison.Ordinal);
            if (index < 0)
                return text;
        }

        return LimitedText.Join("", [text[..index], replacement, text[(index + old.Length)..]]);
    }
}
