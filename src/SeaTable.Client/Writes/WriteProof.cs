using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Proves after a write that the server took every value. It drops a value under a name it does not know without a word, so a
/// column renamed between the last look at the metadata and the write would lose it. Fresh metadata tells; what went under an
/// outdated name is sent again under the current one.
/// </summary>
internal sealed class WriteProof(SeaTableClient client, TableSchema schema, Func<string, CancellationToken, Task> readRow)
{
    /// <summary>How often a column may be renamed while one write is going on.</summary>
    private const int MaxRounds = 5;

    /// <summary>Sends one batch of updates.</summary>
    internal async Task SendUpdateAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var operation = new Operation(HttpMethod.Put, "rows/", doing, batch.Body) { Writes = true };
        using var answer = await client.SendAsync(operation, schema, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.True)
                return;
        }
        catch (JsonException)
        {
            // Said below: whatever it was, it was no success.
        }

        throw new SeaTableConnectionException($"The server did not confirm {doing}. Updating again is safe.");
    }

    /// <param name="rows">The rows written; by now each has its id.</param>
    /// <param name="batches">What was sent of them.</param>
    /// <param name="unproven">The columns of which the answers prove nothing.</param>
    /// <param name="table">The names they were written by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task ProveAsync(PendingRow[] rows, List<RowBatch> batches, ColumnSet unproven, TableBinding table, CancellationToken cancellationToken)
    {
        if (client.Settings.VerifyWrites)
            await ProveNamesAsync(rows, unproven, table, cancellationToken).ConfigureAwait(false);

        if (!client.Settings.TimeZone.IsKnown && batches.Select(batch => batch.RowWithMoment).FirstOrDefault(row => row is not null) is { } row)
            await ProveTimeZoneAsync(row, cancellationToken).ConfigureAwait(false);
    }

    private async Task ProveNamesAsync(PendingRow[] rows, ColumnSet unproven, TableBinding table, CancellationToken cancellationToken)
    {
        for (var round = 0; !unproven.IsEmpty; round++)
        {
            if (round == MaxRounds)
                throw new SeaTableSchemaException($"Columns of table '{schema.Name}' are being renamed all the time; whether the last values were stored is not known.", schema.Name);

            var current = client.Bind(schema, await client.Metadata.GetNewerThanAsync(client.Metadata.Mark(), cancellationToken).ConfigureAwait(false));
            var outdated = Outdated(unproven, table, current);
            await RepeatAsync(rows, outdated, current, cancellationToken).ConfigureAwait(false);
            (unproven, table) = (outdated, current);
        }
    }

    private static ColumnSet Outdated(ColumnSet columns, TableBinding written, TableBinding current)
    {
        var outdated = default(ColumnSet);
        foreach (var column in columns)
        {
            if (!written.WritesSame(column, current))
                outdated.Add(column);
        }

        return outdated;
    }

    private async Task RepeatAsync(PendingRow[] rows, ColumnSet columns, TableBinding table, CancellationToken cancellationToken)
    {
        if (columns.IsEmpty)
            return;

        var again = rows
            .Select(row => row with { Columns = row.Columns.Intersect(columns) })
            .Where(row => !row.Columns.IsEmpty)
            .ToArray();
        foreach (var batch in RowBatch.ToUpdate(again, table))
        {
            await SendUpdateAsync(batch, $"repeating values of table '{schema.Name}' under a column's new name", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a row with a moment back once, to learn by its offset whether the configured time zone is the server's.</summary>
    private async Task ProveTimeZoneAsync(SeaTableRow row, CancellationToken cancellationToken)
    {
        await readRow(row.RowId, cancellationToken).ConfigureAwait(false);
        client.Settings.TimeZone.ThrowIfContradicted();
    }
}
