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

        // The rows are there whatever else the answer holds: what is no text proves nothing, and can't be read later.
        var firstRow = root.Member("first_row") is { ValueKind: JsonValueKind.Object } first && first.IsReadable()
            ? first.Clone()
            : (JsonElement?)null;
        return new AppendResponse(rowIds, firstRow);
    }

    /// <summary>
    /// Gives rows what the server set by itself. The answer tells it of the first row; whether the server adds the others at the
    /// same time to the millisecond is not known, so their times stay open.
    /// </summary>
    internal void SetSystemFields(IReadOnlyList<PendingRow> rows)
    {
        if (FirstRow is not { } first)
            return;

        var (creator, modifier) = (first.Text(SystemFields.Creator), first.Text(SystemFields.LastModifier));
        foreach (var (row, _) in rows)
        {
            row.SetCreator(creator);
            row.SetModifier(modifier);
            row.SetAsAdded();
        }

        rows[0].Row.SetCreated(Moment(first, SystemFields.CreatedAt));
        rows[0].Row.SetModified(Moment(first, SystemFields.ModifiedAt));
    }

    /// <summary>
    /// The columns that this answer proves: those of which the first row was stored with the very value that was sent. The server
    /// looks up the names of a call once, so that proves the column's name for all rows of it; but of the names of options only
    /// those that the first row has, and of several columns with one value none, for they may have had each other's names.
    /// </summary>
    internal ColumnSet Proven(RowBatch batch, TableBinding table)
    {
        if (FirstRow is not { } stored)
            return default;

        var reader = new Utf8JsonReader(batch.FirstRow.Span);
        var sent = JsonElement.ParseValue(ref reader);
        var columns = batch.Rows[0].Columns;
        var valued = columns.Where(number =>
            sent.Member(table.Column(number).Current.Name) is { } value && !CellComparison.IsEmpty(value));
        var found = valued.Where(number => IsFound(table.Column(number).Current, batch.Rows.Count == 1));
        var isWhole = valued.Except(found).IsEmpty;
        return found.Except(batch.FurtherOptions).Where(number =>
            batch.Rows.Count == 1 || ProvingRows.IsTelling(number, columns, table, sent, isWhole));

        // The row comes in storage form: by column keys, options by their ids, and only the cells that were written.
        bool IsFound(ColumnMetadata column, bool isAlone) =>
            stored.Member(column.Key) is { } cell && sent.Member(column.Name) is { } value
            && CellComparison.IsSame(column, null, value, cell) && (isAlone || !IsRetyped(value, cell));
    }

    /// <summary>Whether a text became a number, as it does in a column of another type; not every text becomes one.</summary>
    private static bool IsRetyped(JsonElement sent, JsonElement cell) =>
        sent.ValueKind == JsonValueKind.String && cell.ValueKind == JsonValueKind.Number;

    private static DateTimeOffset? Moment(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var moment)
            ? moment
            : null;
}
