using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A row of the answer to a SQL statement. Its cells are read by the names of the columns.</summary>
/// <remarks>
/// A column is asked for by its name or alias; when the statement joins tables, by <c>Table.Column</c> where the name alone is
/// not clear. Upper and lower case only matter where names differ in nothing else. An empty cell gives <see langword="null"/>, or
/// an empty list; an unset checkbox <see langword="false"/>. An empty text counts as an empty cell where no text is asked for.
/// </remarks>
public sealed class SqlRow
{
    private static readonly JsonElement s_null = JsonDocument.Parse("null").RootElement.Clone();

    private readonly SqlColumns _columns;
    private readonly JsonElement?[] _cells;
    private readonly ServerTimeZone _zone;

    internal SqlRow(SqlColumns columns, JsonElement?[] cells, ServerTimeZone zone) =>
        (_columns, _cells, _zone) = (columns, cells, zone);

    /// <summary>What a cell holds, as the server sent it; JSON's <c>null</c> for an empty one.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="SeaTableQueryException">There is no such column.</exception>
    public JsonElement this[string column] => GetJson(column);

    /// <summary>Whether a cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column.</exception>
    public bool IsNull(string column) => Cell(column) is null;

    /// <summary>What a cell holds, as the server sent it.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The value; JSON's <c>null</c> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column.</exception>
    public JsonElement GetJson(string column) => Cell(column) ?? s_null;

    /// <summary>Reads a text, the name of an option, or a user id.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public string? GetString(string column) => Read(column, "a text", static cell => cell.Text());

    /// <summary>Reads a whole number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The number; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public int? GetInt32(string column) => ReadValue(column, "a whole number of 32 bits", static cell =>
        Whole(cell) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : (int?)null);

    /// <summary>Reads a whole number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The number; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public long? GetInt64(string column) => ReadValue(column, "a whole number of 64 bits", Whole);

    /// <summary>Reads a number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The number; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public double? GetDouble(string column) =>
        ReadValue(column, "a number", static cell => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() : (double?)null);

    /// <summary>Reads an amount of money.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The amount; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public decimal? GetDecimal(string column) => ReadValue(column, "an amount", static cell =>
        cell.ValueKind == JsonValueKind.Number && cell.TryGetDecimal(out var amount) ? amount : (decimal?)null);

    /// <summary>Reads a checkbox.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Whether it is checked; one that was never set is not.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public bool GetBoolean(string column) => ReadValue(column, "true or false", static cell =>
        cell.ValueKind is JsonValueKind.True or JsonValueKind.False ? cell.GetBoolean() : (bool?)null) ?? false;

    /// <summary>Reads a duration, which comes in seconds.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The duration; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public TimeSpan? GetDuration(string column) => ReadValue(column, "a duration in seconds", static cell =>
        cell.ValueKind == JsonValueKind.Number && Math.Abs(cell.GetDouble()) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromTicks((long)Math.Round(cell.GetDouble() * TimeSpan.TicksPerSecond))
            : (TimeSpan?)null);

    /// <summary>Reads a date without a time: the day as it is written, whatever the offset behind it.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The day; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public DateOnly? GetDate(string column) => ReadValue(column, "a date", static cell =>
        cell.Text() is { Length: >= 10 } text
        && DateOnly.TryParseExact(
            text.AsSpan(0, 10), DateForms.Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : (DateOnly?)null);

    /// <summary>Reads a date with a time.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The moment; <see langword="null"/> for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public DateTimeOffset? GetDateTime(string column) => ReadValue(column, "a date with a time", Moment);

    /// <summary>Reads a list of texts, such as options of a multiple select, or user ids.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The texts; none for an empty cell.</returns>
    /// <exception cref="SeaTableQueryException">There is no such column, or the cell holds something else.</exception>
    public IReadOnlyList<string> GetStrings(string column) => Read(column, "a list of texts", static cell =>
        cell.ValueKind == JsonValueKind.Array && cell.EnumerateArray().All(element => element.Text() is not null)
            ? cell.EnumerateArray().Select(element => element.Text()!).ToArray()
            : IsEmptyText(cell) ? [] : null) ?? [];

    /// <summary>The cells with the names of their columns, for a log.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Join(", ", _columns.All.Select((column, i) => $"{column}: {_cells[i]?.GetRawText() ?? "null"}"));

    private JsonElement? Cell(string column) => _cells[_columns.Find(column)];

    private T? Read<T>(string column, string expected, Func<JsonElement, T?> read)
        where T : class => Cell(column) is not { } cell ? null : read(cell) ?? throw Wrong(column, expected, cell);

    private T? ReadValue<T>(string column, string expected, Func<JsonElement, T?> read)
        where T : struct => Cell(column) is not { } cell || IsEmptyText(cell)
            ? null
            : read(cell) ?? throw Wrong(column, expected, cell);

    // SQL holds an empty text for NULL, and if() without a value for the other case gives one whatever its type.
    private static bool IsEmptyText(JsonElement cell) => cell.Text() is "";

    private static long? Whole(JsonElement cell)
    {
        if (cell.ValueKind != JsonValueKind.Number)
            return null;

        if (cell.TryGetInt64(out var number))
            return number;

        // A whole number may come as 4.0 or 4e0.
        return cell.GetDouble() is var real && Math.Truncate(real) == real && Math.Abs(real) < 1L << 53 ? (long)real : null;
    }

    private DateTimeOffset? Moment(JsonElement cell)
    {
        if (cell.Text() is not { } text)
            return null;

        if (DateTime.TryParseExact(text, DateForms.Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return _zone.TryFromLocal(local, out var moment) ? moment : null;

        return cell.TryGetDateTimeOffset(out var seen) ? seen : null;
    }

    private static SeaTableQueryException Wrong(string column, string expected, JsonElement cell)
    {
        var json = cell.GetRawText();
        var method = cell.ValueKind switch
        {
            JsonValueKind.String => nameof(GetString),
            JsonValueKind.Number => nameof(GetDouble),
            JsonValueKind.True or JsonValueKind.False => nameof(GetBoolean),
            _ => nameof(GetJson),
        };
        return new SeaTableQueryException(
            $"The cell of column '{column}' holds {(json.Length > 100 ? json[..100] + "…" : json)}, which is not {expected}. " +
            $"{method} reads it.");
    }
}
