using System.Globalization;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Whether a cell holds what was sent to it. It compares what the server keeps: options by their ids, numbers as doubles, dates
/// with a time by the local text that was sent. What the server completes by itself, such as the address of a file, may differ.
/// </summary>
internal static class CellComparison
{
    /// <summary>How far apart two numbers may be that went through the text of two JSON writers.</summary>
    private const double Tolerance = 1e-12;

    /// <param name="column">The column, as it was when the value was sent.</param>
    /// <param name="options">The options that the column has where the cell was read; if they are not told, those of
    /// then.</param>
    /// <param name="sent">The value, as it was sent.</param>
    /// <param name="stored">The cell; null when the row has none.</param>
    internal static bool IsSame(
        ColumnMetadata column, IReadOnlyList<OptionMetadata>? options, JsonElement sent, JsonElement? stored)
    {
        if (stored is not { } cell || IsEmpty(cell))
            return IsEmpty(sent) || sent.ValueKind == JsonValueKind.False;

        if (IsEmpty(sent))
            return cell.ValueKind == JsonValueKind.False;

        return column.Type switch
        {
            ColumnType.SingleSelect or ColumnType.MultipleSelect => SameOptions(column, options ?? column.Options, sent, cell),
            ColumnType.Date => Day(sent) is { } day && Day(cell) == day,
            ColumnType.Number or ColumnType.Rating or ColumnType.Duration or ColumnType.Department =>
                Number(sent) is { } number && Number(cell) is { } kept && IsSame(number, kept),
            ColumnType.LongText => Lines(sent.Text()) == Lines(cell.Text() ?? cell.Text("text")),
            ColumnType.Collaborator => Texts(sent).SetEquals(Texts(cell)),
            ColumnType.Image => SameEach(sent, cell, static (one, other) => SameAddress(one.Text(), other.Text())),
            ColumnType.File => SameEach(sent, cell, static (one, other) => one.Text("name") == other.Text("name")),
            ColumnType.Geolocation => SameMembers(sent, cell),
            ColumnType.DigitalSignature => sent.Text("username") == cell.Text("username"),
            _ => Plain(sent) == Plain(cell),
        };
    }

    /// <summary>Null, an empty text, and a list or an object with nothing in it: what stands for no value.</summary>
    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().MoveNext() || value.Text("text") is "",
        _ => false,
    };

    /// <summary>
    /// A text as it is, and anything else as its JSON: the form in which columns of different types hold the same.
    /// </summary>
    internal static string Plain(JsonElement value) => value.Text() ?? value.GetRawText();

    private static bool SameOptions(
        ColumnMetadata column, IReadOnlyList<OptionMetadata> options, JsonElement sent, JsonElement cell)
    {
        var (names, kept) = (List(sent), List(cell));
        return names.Count == kept.Count && names.TrueForAll(name => kept.Exists(text => IsOption(column, options, name, text)));
    }

    /// <param name="column">The column, as it was when the option was sent.</param>
    /// <param name="options">The options that it has where the cell was read.</param>
    /// <param name="name">The name by which the option was sent; one that the column did not have makes a new option.</param>
    /// <param name="text">What the cell holds: an id, or a name where the server answers those.</param>
    private static bool IsOption(ColumnMetadata column, IReadOnlyList<OptionMetadata> options, string name, string text)
    {
        var intended = column.FindOption(null, name);
        if (options.FirstOrDefault(option => option.Id == text) is { } found)
            return intended is null ? found.Name == name : found.Id == intended.Id;

        return text == (intended?.Id ?? name)
            || intended is not null && options.FirstOrDefault(option => option.Id == intended.Id)?.Name == text;
    }

    private static bool IsSame(double one, double other) =>
        one.Equals(other) || Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other));

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when double.TryParse(
            value.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>The written day, or day and minute; what follows is the offset, which says when that was.</summary>
    private static string? Day(JsonElement value)
    {
        if (value.Text()?.Replace('T', ' ') is not { Length: >= 10 } text)
            return null;

        var minute = text.Length >= 16 ? text[..16] : text[..10];
        return minute.EndsWith(" 00:00", StringComparison.Ordinal) ? minute[..10] : minute;
    }

    /// <summary>A long text may come back with other ends of its lines, and without the blanks around it.</summary>
    internal static string? Lines(string? text) => text?.ReplaceLineEndings("\n").Trim();

    /// <summary>The elements of a list as texts, each once; of anything else, itself.</summary>
    internal static List<string> List(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Plain).Distinct(StringComparer.Ordinal)]
        : [Plain(value)];

    private static HashSet<string> Texts(JsonElement value) => new(List(value), StringComparer.OrdinalIgnoreCase);

    private static bool SameEach(JsonElement sent, JsonElement cell, Func<JsonElement, JsonElement, bool> isSame) =>
        sent.ValueKind == JsonValueKind.Array && cell.ValueKind == JsonValueKind.Array
        && sent.GetArrayLength() == cell.GetArrayLength()
        && sent.EnumerateArray().Zip(cell.EnumerateArray()).All(pair => isSame(pair.First, pair.Second));

    /// <summary>An address may be sent without the server's name and come back with it.</summary>
    private static bool SameAddress(string? sent, string? stored) =>
        sent is not null && stored is not null && Name(sent) == Name(stored);

    private static string Name(string address) => Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]);

    private static bool SameMembers(JsonElement sent, JsonElement cell) =>
        sent.ValueKind == JsonValueKind.Object && sent.EnumerateObject().All(member =>
            cell.Member(member.Name) is not { } kept
            || (Number(member.Value) is { } number && Number(kept) is { } other
                ? Math.Abs(number - other) < 1e-6
                : Plain(member.Value) == Plain(kept)));
}
