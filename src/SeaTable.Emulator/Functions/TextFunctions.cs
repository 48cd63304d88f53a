using System.Globalization;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions that make texts.</summary>
internal static class TextFunctions
{
    public static readonly Function Concatenate = new("concatenate", 1, Function.AnyNumber, ValueKind.Text, arguments =>
        string.Concat(Enumerable.Range(0, arguments.Count).Select(arguments.Text)));

    public static IEnumerable<Function> All { get; } =
    [
        Concatenate,
        new("left", 2, 2, ValueKind.Text, arguments => arguments.Text(0)[..Count(arguments, 0, 1)]),
        new("right", 2, 2, ValueKind.Text, arguments => arguments.Text(0)[^Count(arguments, 0, 1)..]),
        new("mid", 3, 3, ValueKind.Text, Middle),
        new("len", 1, 1, ValueKind.Number, arguments => (double)arguments.Text(0).Length),
        new("lower", 1, 1, ValueKind.Text, arguments => arguments.Text(0).ToLowerInvariant()),
        new("upper", 1, 1, ValueKind.Text, arguments => arguments.Text(0).ToUpperInvariant()),
        new("trim", 1, 1, ValueKind.Text, arguments => arguments.Text(0).Trim()),
        new("replace", 4, 4, ValueKind.Text, Replace),
        new("rept", 2, 2, ValueKind.Text, Repeat),
        // A number is no text, and gives an empty one.
        new("T", 1, 1, ValueKind.Text, arguments => arguments[0] as string ?? ""),
        new("text", 2, 2, ValueKind.Text, arguments => Format(arguments.Number(0), arguments.Text(1))),
        new("value", 1, 1, ValueKind.Number, arguments => arguments.Number(0)),
    ];

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
        return string.Concat(text.AsSpan(0, start), arguments.Text(3), text.AsSpan(start + count));
    }

    private static string Repeat(Arguments arguments)
    {
        var text = arguments.Text(0);
        var count = AtLeast(0, arguments.Whole(1));
        if ((long)text.Length * count > ServerLimits.LongTextLength)
            throw new ValueException(ErrorValue.Value);
        return string.Concat(Enumerable.Repeat(text, count));
    }

    // Currencies were recorded with six digits; a percentage is documented without.
    private static string Format(double number, string format) => format.ToUpperInvariant() switch
    {
        "PERCENT" => JsonNumber.Text(Math.Round(number * 100, 8)) + "%",
        "NUMBER" => SixDigits(number),
        "DOLLAR" => "$" + SixDigits(number),
        "EURO" => "€" + SixDigits(number),
        "YUAN" => "¥" + SixDigits(number),
        _ => throw new ValueException(ErrorValue.Value),
    };

    private static string SixDigits(double number) => number.ToString("F6", CultureInfo.InvariantCulture);

    private static int Count(Arguments arguments, int textIndex, int countIndex) =>
        Math.Min(AtLeast(0, arguments.Whole(countIndex)), arguments.Text(textIndex).Length);

    private static int AtLeast(int least, int number) => number >= least ? number : throw new ValueException(ErrorValue.Value);
}
