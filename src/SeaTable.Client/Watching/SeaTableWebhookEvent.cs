using System.Text.Json;

namespace SeaTable;

/// <summary>An event of a webhook: a hint which rows to read anew. No value of a cell is kept of it.</summary>
public sealed class SeaTableWebhookEvent
{
    private SeaTableWebhookEvent(Guid baseUuid, string operationType, WebhookRow[] rows)
    {
        BaseUuid = baseUuid;
        OperationType = operationType;
        Rows = rows;
    }

    /// <summary>Gets the id of the base.</summary>
    public Guid BaseUuid { get; }

    /// <summary>Gets what was done, in the server's own words, such as <c>modify_row</c>.</summary>
    public string OperationType { get; }

    /// <summary>Gets when it was done; <see langword="null"/> when that is not told.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>Gets the user or API token who did it; <see langword="null"/> when that is not told.</summary>
    public string? By { get; private init; }

    /// <summary>Gets how many rows were changed, of which the event names one.</summary>
    public int RowCount { get; private init; } = 1;

    internal IReadOnlyList<WebhookRow> Rows { get; }

    /// <summary>Reads the body of a request.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException">It is no event of SeaTable.</exception>
    public static SeaTableWebhookEvent Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Member("data") is { ValueKind: JsonValueKind.Object } data
                && Guid.TryParse(data.Text("dtable_uuid"), out var uuid)
                ? Read(uuid, data)
                : throw new FormatException("The body is no event of SeaTable: it names no base.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The body is no event of SeaTable: it is no JSON.", e);
        }
    }

    private static SeaTableWebhookEvent Read(Guid uuid, JsonElement data)
    {
        WebhookRow[] rows = data.Text("table1_id") is null
            ? [Row(data, "table_id", "row_id", "row_data")]
            : [Row(data, "table1_id", "table1_row_id", "row_data1"), Row(data, "table2_id", "table2_row_id", "row_data2")];
        return new SeaTableWebhookEvent(uuid, data.Text("op_type") ?? "", rows)
        {
            By = data.Text("op_user"),
            At = data.Member("op_time") is { ValueKind: JsonValueKind.Number } time && time.TryGetDouble(out var seconds)
                && seconds is >= 0 and < 253_402_300_800
                ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(TimeSpan.FromSeconds(seconds).TotalMilliseconds)) : null,
            RowCount = data.Member("row_count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var number)
                && number > 0 ? number : 1,
        };
    }

    private static WebhookRow Row(JsonElement data, string table, string row, string cells)
    {
        var (written, changed) = (0, new List<string>());
        foreach (var cell in OperationReader.Items(data.Member(cells)))
        {
            // What the server sets by itself is no change of its own.
            if (cell.Text("column_key") is not { } key || key.StartsWith('_'))
                continue;

            written++;
            if (cell.Member("old_value") is not { } old || cell.Member("value") is not { } value || !IsSame(old, value))
                changed.Add(key);
        }

        return new WebhookRow(data.Text(table) ?? "", data.Text(row) ?? "", changed, IsSame: written > 0 && changed.Count == 0);

        // Bytes that are no text can't be compared.
        static bool IsSame(JsonElement old, JsonElement value) =>
            old.IsReadable() && value.IsReadable() && old.GetRawText() == value.GetRawText();
    }
}

/// <summary>A row that an event is about.</summary>
/// <param name="TableId">Its table.</param>
/// <param name="RowId">Its id.</param>
/// <param name="Columns">The keys of the columns of which the value is another one.</param>
/// <param name="IsSame">Whether values were written, and all of them were there before.</param>
internal sealed record WebhookRow(string TableId, string RowId, IReadOnlyList<string> Columns, bool IsSame);
