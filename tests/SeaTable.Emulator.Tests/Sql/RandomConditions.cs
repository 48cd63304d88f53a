using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>A row as a test knows it; null is an empty cell.</summary>
internal sealed record KnownRow(string Id, string? Text, double? Number, bool? Tick, DateTime? Day, string? Choice,
    IReadOnlyList<string>? Several);

/// <summary>A condition, and independently of any parser what it means for a row.</summary>
internal sealed record Condition(string Sql, Func<KnownRow, bool> Holds)
{
    public override string ToString() => Sql;
}

/// <summary>Something to sort by, and what it means for a row.</summary>
internal sealed record SortKey(string Sql, Func<KnownRow, object?> Of, IComparer<object?> Order);

/// <summary>
/// Random conditions over texts, numbers, ticks, dates, options and lists. The rules of SeaTable are written down here a second
/// time, in another way: with NULL a comparison is false, and what is turned round is true.
/// </summary>
internal static class RandomConditions
{
    public static readonly string?[] Texts = [null, "a", "b", "B", "ab", "it's", "100%", "a_b", "ä", "z", "10", "9"];
    public static readonly double?[] Numbers = [null, -3, -0.5, 0, 1, 1.5, 2, 10, 1e9];
    public static readonly string?[] Choices = [null, "red", "green", "dark blue"];
    public static readonly string[] Options = ["red", "green", "dark blue"];
    public static readonly DateTime?[] Days = [null, new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 1), new(1999, 12, 31)];

    private static readonly string[] s_signs = ["=", "!=", "<>", "<", "<=", ">", ">="];

    public static Gen<KnownRow> Row { get; } =
        from text in Gen.Elements(Texts)
        from number in Gen.Elements(Numbers)
        from tick in Gen.Elements<bool?>(null, true, false)
        from day in Gen.Elements(Days)
        from choice in Gen.Elements(Choices)
        from several in Gen.SubListOf(Options)
        from order in Gen.Choose(0, 1)
        select new KnownRow("", text, number, tick, day, choice,
            several.Count == 0 ? null : [.. order == 0 ? several : Enumerable.Reverse(several)]);

    /// <summary>What rows can be sorted by: empty cells first, options by their order in the column.</summary>
    public static SortKey[] SortKeys { get; } =
    [
        new("Text", row => row.Text,
            Comparer<object?>.Create((left, right) => string.CompareOrdinal((string?)left, (string?)right))),
        new("Number", row => row.Number, Comparer<object?>.Default),
        new("Tick", row => row.Tick, Comparer<object?>.Default),
        new("Day", row => row.Day, Comparer<object?>.Default),
        new("Choice", row => row.Choice is { } choice ? Array.IndexOf(Options, choice) : null, Comparer<object?>.Default),
        new("len(Text)", row => row.Text?.Length ?? 0, Comparer<object?>.Default),
        new("Number * -2", row => row.Number * -2, Comparer<object?>.Default),
        new("Several", row => row.Several is null ? null : string.Join('\u0001', row.Several.Order(StringComparer.Ordinal)),
            Comparer<object?>.Create((left, right) => string.CompareOrdinal((string?)left, (string?)right))),
    ];

    public static Gen<Condition> Any(int depth) => depth == 0
        ? Gen.OneOf(OfTexts, OfNumbers, OfSums, OfTicks, OfDays, OfChoices, OfLists, OfFunctions, OfEmptiness)
        : Gen.OneOf(Any(0), Turned(depth), Connected(depth), Connected(depth));

    private static Gen<Condition> Turned(int depth) =>
        from inner in Any(depth - 1)
        select new Condition($"NOT ({inner.Sql})", row => !inner.Holds(row));

    private static Gen<Condition> Connected(int depth) =>
        from left in Any(depth - 1)
        from right in Any(depth - 1)
        from and in Gen.Elements(true, false)
        select and
            ? new Condition($"({left.Sql} AND {right.Sql})", row => left.Holds(row) && right.Holds(row))
            : new Condition($"({left.Sql} OR {right.Sql})", row => left.Holds(row) || right.Holds(row));

    private static Gen<Condition> OfTexts => Gen.OneOf(
        from sign in Gen.Elements(s_signs)
        from text in Gen.Elements(Texts[1..])
        select new Condition($"Text {sign} {Quoted(text!)}", row => Compare(row.Text, text, string.CompareOrdinal, sign)),
        from texts in Gen.Elements(Texts[1..]).NonEmptyListOf()
        from not in Gen.Elements("", "NOT ")
        select new Condition($"Text {not}IN ({string.Join(", ", texts.Select(text => Quoted(text!)))})",
            row => texts.Contains(row.Text) != (not != "")),
        from start in Gen.Elements("a", "b", "1", "it'")
        from not in Gen.Elements("", "NOT ")
        select new Condition($"Text {not}LIKE {Quoted(start + "%")}",
            row => (row.Text?.StartsWith(start, StringComparison.Ordinal) == true) != (not != "")),
        from end in Gen.Elements("b", "%", "ä")
        select new Condition(
            $"Text ILIKE {Quoted("_%" + end.ToUpperInvariant())}",
            row => row.Text is { } text
                && (end == "%" ? text.Length > 0 : text.Length > 1 && text.EndsWith(end, StringComparison.OrdinalIgnoreCase))));

    private static Gen<Condition> OfNumbers => Gen.OneOf(
        from sign in Gen.Elements(s_signs)
        from number in Gen.Elements(Numbers[1..])
        select new Condition($"Number {sign} {Written(number!.Value)}", row => Compare(row.Number, number, sign)),
        from low in Gen.Elements(Numbers[1..])
        from high in Gen.Elements(Numbers[1..])
        from not in Gen.Elements("", "NOT ")
        select new Condition(
            $"Number {not}BETWEEN {Written(low!.Value)} AND {Written(high!.Value)}",
            row => (row.Number >= low && row.Number <= high) != (not != "")));

    private static Gen<Condition> OfSums =>
        from sign in Gen.Elements(s_signs)
        from operation in Gen.Elements("+", "-", "*", "/")
        from number in Gen.Elements(Numbers[1..])
        from other in Gen.Elements(Numbers[1..])
        select new Condition(
            $"Number {operation} {Written(other!.Value)} {sign} {Written(number!.Value)}",
            row => Compare(Compute(row.Number, operation, other.Value), number, sign));

    private static Gen<Condition> OfTicks => Gen.OneOf(
        from sign in Gen.Elements("=", "!=")
        from tick in Gen.Elements(true, false)
        select new Condition($"Tick {sign} {(tick ? "true" : "FALSE")}", row => (row.Tick == tick) != (sign == "!=")),
        from not in Gen.Elements("", "NOT ")
        select new Condition($"Tick IS {not}TRUE", row => (row.Tick == true) != (not != "")));

    private static Gen<Condition> OfDays =>
        from sign in Gen.Elements(s_signs)
        from day in Gen.Elements(Days[1..])
        from hours in Gen.Elements(0, 0, 7)
        let time = day!.Value.AddHours(hours)
        from format in Gen.Elements(hours == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'")
        select new Condition(
            $"Day {sign} '{time.ToString(format, CultureInfo.InvariantCulture)}'", row =>
                Compare(row.Day?.Ticks, time.Ticks, sign));

    private static Gen<Condition> OfChoices => Gen.OneOf(
        from sign in Gen.Elements("=", "!=")
        from choice in Gen.Elements("red", "green", "dark blue", "none")
        select new Condition($"Choice {sign} '{choice}'", row => (row.Choice == choice) != (sign == "!=")),
        from sign in Gen.Elements("<", ">=")
        from choice in Gen.Elements(Options)
        select new Condition($"Choice {sign} '{choice}'", row => Compare(row.Choice, choice, string.CompareOrdinal, sign)),
        from choices in Gen.Elements("red", "green", "none").NonEmptyListOf()
        from not in Gen.Elements("", "NOT ")
        select new Condition($"Choice {not}IN ({InQuotes(choices)})", row => choices.Contains(row.Choice) != (not != "")));

    private static Gen<Condition> OfLists => Gen.OneOf(
        from words in Gen.Elements("ANY", "ALL", "NONE")
        from choices in Gen.Elements("red", "green", "none").NonEmptyListOf()
        select new Condition($"Several HAS {words} OF ({InQuotes(choices)})", row => words switch
        {
            "ANY" => row.Several?.Intersect(choices).Any() == true,
            "ALL" => row.Several is { } several && !choices.Except(several).Any(),
            _ => row.Several?.Intersect(choices).Any() != true,
        }),
        from choices in Gen.Elements(Options).NonEmptyListOf()
        select new Condition(
            $"Several IS EXACTLY ({InQuotes(choices)})", row => row.Several?.ToHashSet().SetEquals(choices) == true),
        from sign in Gen.Elements("=", "!=")
        from choice in Gen.Elements(Options)
        select new Condition($"Several {sign} '{choice}'", row => (row.Several?[0] == choice) != (sign == "!=")),
        from choice in Gen.Elements(Options)
        select new Condition($"Several IN ('{choice}')", row => row.Several?.Contains(choice) == true));

    private static Gen<Condition> OfFunctions => Gen.OneOf(
        from length in Gen.Choose(0, 4)
        select new Condition($"len(Text) = {length}", row => (row.Text?.Length ?? 0) == length),
        from number in Gen.Elements(Numbers[1..])
        select new Condition($"add(Number, 1) > {Written(number!.Value)}", row => (row.Number ?? 0) + 1 > number),
        from year in Gen.Elements(1999, 2024)
        select new Condition($"year(Day) = {year}", row => row.Day?.Year == year),
        from count in Gen.Choose(0, 3)
        select new Condition($"countItems(Several) >= {count}", row => (row.Several?.Count ?? 0) >= count),
        from inner in OfNumbers
        select new Condition($"if({inner.Sql}, 1, 2) = 1", row => inner.Holds(row)));

    private static Gen<Condition> OfEmptiness =>
        from column in Gen.Elements("Text", "Number", "Tick", "Day", "Choice", "Several")
        from not in Gen.Elements("", "NOT ")
        select new Condition($"{column} IS {not}NULL", row => Cell(row, column) is null != (not != ""));

    private static object? Cell(KnownRow row, string column) => column switch
    {
        "Text" => row.Text,
        "Number" => row.Number,
        "Tick" => row.Tick,
        "Day" => row.Day,
        "Choice" => row.Choice,
        _ => row.Several,
    };

    private static bool Compare(string? left, string? right, Func<string, string, int> order, string sign) =>
        left is null || right is null ? sign is "!=" or "<>" : IsIn(order(left, right), sign);

    private static bool Compare(double? left, double? right, string sign) =>
        left is null || right is null ? sign is "!=" or "<>" : IsIn(left.Value.CompareTo(right.Value), sign);

    private static bool IsIn(int order, string sign) => sign switch
    {
        "=" => order == 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => order != 0,
    };

    private static double? Compute(double? left, string operation, double right) => operation switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ => right == 0 ? null : left / right,
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string InQuotes(IEnumerable<string> texts) => string.Join(", ", texts.Select(Quoted));

    private static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
