using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Functions that look for one text in another.</summary>
internal static class TextSearchFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("exact", 2, 2, ValueKind.Truth, arguments => arguments.Text(0) == arguments.Text(1)),
        new("find", 2, 3, ValueKind.Number, arguments => Position(arguments, StringComparison.Ordinal)),
        new("search", 2, 3, ValueKind.Number, arguments => Position(arguments, StringComparison.OrdinalIgnoreCase)),
        new("substitute", 3, 4, ValueKind.Text, Substitute),
    ];

    // What is not found gives nothing, though the documentation promises 0.
    private static double? Position(Arguments arguments, StringComparison comparison)
    {
        var (wanted, text, start) = (arguments.Text(0), arguments.Text(1), Math.Max(arguments.Whole(2, 1), 1) - 1);
        if (text.Length == 0)
            return null;
        if (wanted.Length == 0)
            return 1d;
        var index = start >= text.Length ? -1 : text.IndexOf(wanted, start, comparison);
        return index < 0 ? null : index + 1d;
    }

    private static string Substitute(Arguments arguments)
    {
        var (text, old, replacement, which) = (arguments.Text(0), arguments.Text(1), arguments.Text(2), arguments.Whole(3, 0));
        if (old.Length == 0)
            return text;
        if (which <= 0)
            return text.Replace(old, replacement, StringComparison.Ordinal);

        var index = -old.Length;
        for (var count = 0; count < which; count++)
        {
            index = text.IndexOf(old, index + old.Length, StringComparison.Ordinal);
            if (index < 0)
                return text;
        }

        return string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + old.Length));
    }
}
