using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The answer to added rows: their ids in order, and the first of them as it was stored.</summary>
internal sealed class AppendResponse
{
    private AppendResponse(List<string> rowIds, JsonElement? firstRow)
    {
        RowIds = rowIds;
        FirstRow = firstRow;
    }

    internal List<string> RowIds { get; }

    private JsonElement? FirstRow { get; }

    internal static AppendResponse Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.Member("row_ids") is not { ValueKind: JsonValueKind.Array } ids)
            throw new JsonException("There is no list of row ids in it.");

        var rowIds = new List<string>(ids.GetArrayLength());
        foreach (var id in ids.EnumerateArray())
            rowIds.Add(id.Text(SystemFields.Id) ?? throw new JsonException("A row id is missing in it."));

        return new AppendResponse(
            rowIds, root.Member("first_row") is { ValueKind: JsonValueKind.Object } first ? first.Clone() : null);
    }

    /// <summary>Gives a row that was added alone what the server set by itself.</summary>
    internal void SetSystemFields(SeaTableRow row)
    {
        if (FirstRow is not { } first)
            return;

        row.SetCreated(Moment(first, SystemFields.CreatedAt));
        row.SetModified(Moment(first, SystemFields.ModifiedAt));
        row.SetCreator(first.Text(SystemFields.Creator));
        row.SetModifier(first.Text(SystemFields.LastModifier));
    }

    /// <summary>
    /// The columns that this answer proves: those of which the first row was stored with the very value that was sent. That
    /// proves the column's name for all rows, but of the names of options only those that the first row has.
    /// </summary>
    internal ColumnSet Proven(RowBatch batch, TableBinding table)
    {
        var proven = default(ColumnSet);
        if (FirstRow is not { } stored)
            return proven;

        var reader = new Utf8JsonReader(batch.FirstRow.Span);
        var sent = JsonElement.ParseValue(ref reader);
        foreach (var number in batch.Rows[0].Columns.Except(batch.FurtherOptions))
        {
            // The row comes in storage form: by column keys, options by their ids, and only the cells that were written.
            var column = table.Column(number);
            if (stored.Member(column.Schema.Key) is { } cell && sent.Member(column.Current.Name) is { } value
                && (batch.OptionsOfFirst.TryGetValue(number, out var options) ? Holds(cell, options) : IsSame(cell, value)))
            {
                proven.Add(number);
            }
        }

        return proven;
    }

    private static bool Holds(JsonElement cell, List<string?> optionIds) => !optionIds.Contains(null) && cell.ValueKind switch
    {
        JsonValueKind.String => optionIds is [var id] && cell.Text() == id,
        JsonValueKind.Array => optionIds.Count > 0 && cell.EnumerateArray().Select(id => id.Text()).SequenceEqual(optionIds),
        _ => false,
    };

    private static bool IsSame(JsonElement cell, JsonElement value) => (cell.ValueKind, value.ValueKind) switch
    {
        (JsonValueKind.Null, _) => false,
        (JsonValueKind.String, JsonValueKind.String) => cell.Text() == value.Text(),
        (JsonValueKind.Number, JsonValueKind.Number) => cell.GetDouble().Equals(value.GetDouble()),
        // A long text, with what the server made of it.
        (JsonValueKind.Object, JsonValueKind.String) => cell.Text("text") == value.Text(),
        _ => cell.GetRawText() == value.GetRawText(),
    };

    private static DateTimeOffset? Moment(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var moment)
            ? moment
            : null;
}
