using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>auto-number: the server numbers new rows, yet takes a number that a client writes.</summary>
internal sealed partial class AutoNumberType() : ServerColumnType(ColumnTypeNames.AutoNumber, CellStorage.Text)
{
    private const string Counter = "max_used_auto_number";

    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number && CellJson.AsText(value) is { Length: > 0 } text
            ? text
            : null;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteStringValue((string)stored);

    public override object? FromStorage(JsonElement cell, Column column) =>
        CellJson.AsText(cell) is { Length: > 0 } text ? text : null;

    public override JsonObject? CompleteData(JsonObject? data, Ids ids) => data is { Count: > 0 } ? data
        : new JsonObject { ["format"] = "0000", ["digits"] = 4, ["prefix_type"] = null, ["prefix"] = null };

    /// <summary>
    /// Begins to count. The server says so in the settings of a column that is added to a table, and in those of a column that
    /// comes with a new table not before its first number.
    /// </summary>
    public static void Begin(Column column) => column.EnsureData()[Counter] ??= 0;

    /// <summary>Gets the number of the next row, and counts it in the column's settings.</summary>
    public static string Next(Column column, DateTime today)
    {
        var number = (long)(column.DataNumber(Counter) ?? 0) + 1;
        column.EnsureData()[Counter] = number;

        var format = column.DataText("format") ?? "";
        var digits = (int)(column.DataNumber("digits") ?? TrailingZeros().Match(format).Length);
        var text = number.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Clamp(digits, 0, 20), '0');
        return Prefix(column, format, today) + text;
    }

    /// <summary>Counts a number that came with an export, so that new rows go on from there.</summary>
    public static void Count(Column column, object? stored)
    {
        if (stored is string text && TrailingDigits().Match(text) is { Success: true } match
            && long.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > (column.DataNumber(Counter) ?? 0))
        {
            column.EnsureData()[Counter] = number;
        }
    }

    /// <summary>Lets the numbers of a column go on from those of the same column as it was before.</summary>
    public static void GoOn(Column before, Column now)
    {
        if (before.DataNumber(Counter) is { } number && number > (now.DataNumber(Counter) ?? 0))
            now.EnsureData()[Counter] = number;
    }

    private static string Prefix(Column column, string format, DateTime today)
    {
        var date = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-";
        switch (column.DataText("prefix_type"))
        {
            case "string" when column.DataText("prefix") is { Length: > 0 } prefix: return prefix + "-";
            case "date": return date;
        }

        // Older columns name the prefix only in the format: "File-000", "YYYYMMDD-00000".
        var fromFormat = format[..^TrailingZeros().Match(format).Length];
        return fromFormat == "YYYYMMDD-" ? date : fromFormat;
    }

    [GeneratedRegex("0*$")]
    private static partial Regex TrailingZeros();

    [GeneratedRegex("[0-9]{1,18}$")]
    private static partial Regex TrailingDigits();
}
