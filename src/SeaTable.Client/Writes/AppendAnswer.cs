using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The answer to added rows: their ids in order, and the first of them as it was stored.</summary>
internal sealed class AppendAnswer
{
    private AppendAnswer(List<string> rowIds, ColumnSet storedInFirst, Action<SeaTableRow>? setSystemFields)
    {
        RowIds = rowIds;
        StoredInFirst = storedInFirst;
        SetSystemFields = setSystemFields;
    }

    internal List<string> RowIds { get; }

    /// <summary>The columns of the first row of which the answer proves that the server took them.</summary>
    internal ColumnSet StoredInFirst { get; }

    /// <summary>Gives the first row what the server set by itself; null when the answer does not tell.</summary>
    internal Action<SeaTableRow>? SetSystemFields { get; }

    internal static AppendAnswer Read(ReadOnlyMemory<byte> json, TableSchema schema, RowBatch batch)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("row_ids", out var ids) || ids.ValueKind != JsonValueKind.Array)
            throw new JsonException("There is no list of row ids in it.");

        var rowIds = new List<string>(ids.GetArrayLength());
        foreach (var id in ids.EnumerateArray())
            rowIds.Add(Text(id, "_id") ?? throw new JsonException("A row id is missing in it."));

        var stored = default(ColumnSet);
        if (!root.TryGetProperty("first_row", out var first) || first.ValueKind != JsonValueKind.Object)
            return new AppendAnswer(rowIds, stored, null);

        // It is in storage form: by column keys, options by their ids, and only the cells that were written.
        for (var i = 0; i < schema.Columns.Length; i++)
        {
            if (first.TryGetProperty(schema.Columns[i].Key, out var cell) && cell.ValueKind != JsonValueKind.Null
                && (!batch.OptionsOfFirst.TryGetValue(i, out var options) || Holds(cell, options)))
            {
                stored.Add(i);
            }
        }

        return new AppendAnswer(rowIds, stored, SystemFields(first));
    }

    private static bool Holds(JsonElement cell, List<string> optionIds) => cell.ValueKind switch
    {
        JsonValueKind.String => optionIds is [var id] && cell.ValueEquals(id),
        JsonValueKind.Array => optionIds.Count > 0 && cell.EnumerateArray().Select(id => id.ToString()).SequenceEqual(optionIds),
        _ => false,
    };

    private static Action<SeaTableRow> SystemFields(JsonElement first)
    {
        var (created, modified) = (Moment(first, "_ctime"), Moment(first, "_mtime"));
        var (creator, modifier) = (Text(first, "_creator"), Text(first, "_last_modifier"));
        return row =>
        {
            row.SetCreated(created);
            row.SetModified(modified);
            row.SetCreator(creator);
            row.SetModifier(modifier);
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static DateTimeOffset? Moment(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var moment) ? moment : null;
}
