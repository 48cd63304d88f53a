using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// What a server makes of a value that comes to a column of another type, because that has the name of the right one for a
/// moment: it refuses none, and turns it into one of the column's type, or into nothing.
/// </summary>
internal static class ConvertedValue
{
    /// <summary>Whether a cell may hold what became of a value.</summary>
    /// <param name="column">The column of the cell.</param>
    /// <param name="options">The options that it has; null for those of then.</param>
    /// <param name="sent">The value.</param>
    /// <param name="cell">What the cell holds.</param>
    internal static bool MayBe(
        ColumnMetadata column, IReadOnlyList<OptionMetadata>? options, JsonElement sent, JsonElement cell)
    {
        if (CellComparison.IsSame(column, options, sent, cell))
            return true;

        if (CellComparison.IsEmpty(sent))
            return sent.ValueKind == JsonValueKind.Array && cell.Text() == sent.GetRawText();

        if (CellComparison.IsEmpty(cell))
            return IsNothing(column.Type, sent);

        return column.Type switch
        {
            ColumnType.Checkbox => cell.ValueKind == JsonValueKind.False || sent.Text() == "true",
            ColumnType.Date => sent.Text() is { } text && cell.Text() is { } day && IsDay(text, day),
            ColumnType.Number or ColumnType.Rating or ColumnType.Duration or ColumnType.Department =>
                sent.Text() is { } text && cell.ValueKind == JsonValueKind.Number
                && IsNumber(text, cell.GetDouble(), column.Type == ColumnType.Duration),
            ColumnType.SingleSelect or ColumnType.MultipleSelect => sent.Text() is { } text
                && CellComparison.List(cell).TrueForAll(id => text.Contains(
                    (options ?? column.Options).FirstOrDefault(option => option.Id == id)?.Name ?? id, StringComparison.Ordinal)),
            ColumnType.Geolocation or ColumnType.Image => sent.Text() is { } text && IsIn(cell, text),
            ColumnType.LongText or ColumnType.Text or ColumnType.Email or ColumnType.Url =>
                (cell.Text() ?? cell.Text("text")) is { } text && IsText(sent, text),
            _ => false,
        };
    }

    /// <summary>Whether a column makes nothing of a value; for certain it makes something of one of its own kind.</summary>
    private static bool IsNothing(ColumnType type, JsonElement sent) => type switch
    {
        ColumnType.LongText or ColumnType.Text or ColumnType.Email or ColumnType.Url or ColumnType.Checkbox => false,
        ColumnType.Number or ColumnType.Rating or ColumnType.Duration or ColumnType.Department =>
            sent.ValueKind != JsonValueKind.Number,
        ColumnType.SingleSelect => sent.ValueKind is not (JsonValueKind.String or JsonValueKind.Number),
        ColumnType.MultipleSelect => sent.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Object,
        _ => true,
    };

    /// <summary>A column without a time drops it; a row of digits are the milliseconds since 1970.</summary>
    private static bool IsDay(string sent, string cell)
    {
        const int Length = 10;
        if (cell.Length < Length)
            return false;

        if (!long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return string.CompareOrdinal(sent, 0, cell, 0, Length) == 0
                && (cell.Length == Length || cell.AsSpan(Length + 1).StartsWith("00:00"));
        }

        // The server's time zone may make it the day before or after.
        return DateTime.TryParseExact(
                cell[..Length], DateForms.Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Math.Abs((day - DateTime.UnixEpoch).TotalMilliseconds - milliseconds) < TimeSpan.FromDays(2).TotalMilliseconds;
    }

    /// <summary>Of a text its digits, points and minus signs make a number, as far as they are one.</summary>
    private static bool IsNumber(string sent, double cell, bool isDuration)
    {
        var kept = string.Concat(sent.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or '-'));
        var end = kept.StartsWith('-') ? 1 : 0;
        while (end < kept.Length && kept[end] != '-' && (kept[end] != '.' || !kept.AsSpan(0, end).Contains('.')))
            end++;

        return double.TryParse(kept.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (number == cell || number / 100 == cell || (isDuration && sent.Contains(':', StringComparison.Ordinal)));
    }

    /// <summary>Truths and numbers become their texts. Which texts lists and objects become nobody knows.</summary>
    private static bool IsText(JsonElement sent, string cell) =>
        sent.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? IsIn(sent, cell)
            : CellComparison.Lines(CellComparison.Plain(sent)) is { } text
                && (text == CellComparison.Lines(cell)
                    || (cell.Length >= ServerLimits.TextLength && text.StartsWith(cell, StringComparison.Ordinal)));

    /// <summary>Whether all that is in a list or an object is in a text.</summary>
    private static bool IsIn(JsonElement value, string text) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().All(element => IsIn(element, text)),
        JsonValueKind.Object => value.EnumerateObject().All(member => IsIn(member.Value, text)),
        _ => text.Contains(CellComparison.Plain(value), StringComparison.Ordinal),
    };
}
