using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Adds rows to the big-data storage, in batches: <c>POST …/add-archived-rows/</c>. The server names no ids.</summary>
internal sealed class ArchiveAppender(ClientSession session, TableSchema schema)
{
    private readonly TimeZoneLook _zone = new(session, schema);

    /// <returns>How many rows the server says it has added.</returns>
    internal async Task<long> AddAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = rows.Select(PendingRow.Take).ToArray();
        var progress = new WriteProgress(pending);
        var added = 0L;
        Exception? failure = null;
        try
        {
            // Nothing proves names afterwards, so they are those of a moment ago.
            var batches = await session.Tables.WriteByNamesAsync(
                schema, (table, _) => RowBatch.ToAdd(pending, table), areProven: false, cancellationToken).ConfigureAwait(false);
            var moments = batches.SelectMany(batch => batch.UncertainMoments).Select(moment => moment.Moment);
            await _zone.EnsureAsync([.. moments], cancellationToken).ConfigureAwait(false);
            var before = 0;
            foreach (var batch in batches)
            {
                var doing = Batches.Doing("archiving", before, batch.Rows.Count, pending.Length, schema.Name, "");
                added += await SendAsync(progress, batch, doing, cancellationToken).ConfigureAwait(false);
                before += batch.Rows.Count;
            }
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            failure = e;
        }
        finally
        {
            // The objects are those of no row: nobody tells which they have become.
            foreach (var (row, columns) in pending)
                row.RestoreChanges(columns);
        }

        progress.ThrowIfIncomplete(failure, ProofReport.OfNothing(schema), schema.Name, cancellationToken);
        return added;
    }

    private async Task<long> SendAsync(
        WriteProgress progress, RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        progress.Begin(batch, doing);
        try
        {
            var request = new ServerRequest(HttpMethod.Post, "add-archived-rows/", doing, batch.Body) { Rows = batch.Rows.Count };
            using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
            var count = Count(response, doing);
            if (count != batch.Rows.Count)
            {
                throw new SeaTableUnknownOutcomeException(
                    $"The server says it has added {count} rows of the {batch.Rows.Count} sent while {doing}, and not which. " +
                    "Look before they are sent again.");
            }

            progress.Archived(batch);
            return count;
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            progress.Fail(batch, doing, e);
            throw;
        }
    }

    private static long Count(ServerResponse response, string doing)
    {
        response.ThrowIfRefused(doing);
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(response.Body);
            return document.RootElement.GetProperty("inserted_row_count").GetInt64();
        }
        catch (Exception e) when (e.IsUnreadable() || e is KeyNotFoundException)
        {
            throw response.Unexpected(doing, e, SeaTableOperationCategory.Add);
        }
    }
}
