using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>How far a table is read, in the order in which its rows were created.</summary>
/// <param name="Since">The time of creation of the last row that was read; null before there is one with a time.</param>
/// <param name="Skip">How many rows of that time were read.</param>
/// <param name="BreaksTies">Whether ids decide between rows of one time, which come in the server's order otherwise.</param>
/// <param name="HasEnded">Whether all rows are read.</param>
internal sealed record PagePlace(string? Since = null, int Skip = 0, bool BreaksTies = false, bool HasEnded = false)
{
    /// <summary>
    /// How many rows to pass over: half a page is read again instead, since a number is off when somebody deletes one of them.
    /// </summary>
    public int Offset => BreaksTies ? Skip : 0;

    /// <summary>The place behind a page.</summary>
    /// <param name="rows">The rows of the page.</param>
    /// <param name="limit">How many were asked for.</param>
    /// <param name="nextLimit">How many are asked for next.</param>
    /// <param name="mayEnd">Whether as many rows are there as were counted, so that a short page is the last.</param>
    public PagePlace Behind(IReadOnlyList<JsonElement> rows, int limit, int nextLimit, bool mayEnd)
    {
        var isFull = rows.Count == limit;
        if ((rows.Count <= Skip - Offset || mayEnd) && !isFull)
            return this with { HasEnded = true };

        if (rows.Count <= Skip - Offset)
            return new PagePlace(Since, BreaksTies: true);

        var last = TimeOf(rows[^1]);
        if (Since is not null && string.CompareOrdinal(last, Since) < 0)
            throw new ToolException("The server does not give rows in the order of their creation, so they can't be read on.");

        var ties = 1;
        while (ties < rows.Count && TimeOf(rows[^(ties + 1)]) == last)
            ties++;

        if (BreaksTies && last == Since)
            return this with { Skip = Offset + rows.Count };

        // Rows that are so many are read once more, from then on by their ids, since only these are in an order for certain.
        return ties > nextLimit / 2 || last is null
            ? new PagePlace(last, BreaksTies: true)
            : new PagePlace(last, ties);
    }

    public override string ToString() => JsonSerializer.Serialize(this);

    public static PagePlace Parse(string? text) =>
        text is null ? new PagePlace() : JsonSerializer.Deserialize<PagePlace>(text) ?? new PagePlace();

    /// <summary>The time of creation in the form that statements compare, the same for the same moment.</summary>
    private static string? TimeOf(JsonElement row) =>
        row.TryGetProperty(SystemFields.CreatedAt, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString(DateForms.Rfc3339 + ".fff'+00:00'", CultureInfo.InvariantCulture)
            : null;
}
