using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Sends batches of new rows, <c>POST …/rows/</c>, and gives the rows their ids.</summary>
internal sealed class RowAppender(ClientSession session, TableSchema schema)
{
    /// <summary>How often rows are sent of which the server makes none, because their columns are being renamed.</summary>
    private const int MaxTries = 3;

    private readonly StoredRows _stored = new(session, schema);

    /// <summary>Adds the rows of a batch and gives them their ids.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="table">The table that it was written for.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="sent">Takes what was sent, with what the answers do not prove.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal Task AppendAsync(
        RowBatch batch, TableBinding table, string doing, List<SentBatch> sent, CancellationToken cancellationToken) =>
        AppendAsync(batch, table, doing, sent, MaxTries, cancellationToken);

    private async Task AppendAsync(
        RowBatch batch, TableBinding table, string doing, List<SentBatch> sent, int tries, CancellationToken cancellationToken)
    {
        var response = await SendAppendAsync(batch, doing, cancellationToken).ConfigureAwait(false);
        if (response.RowIds.Count == batch.Rows.Count)
        {
            SetIds(batch.Rows, response.RowIds);
            if (batch.Rows.Count == 1 || batch.LatestBody is not null)
                response.SetSystemFields(batch.Rows);

            sent.Add(SentBatch.OfNewRows(batch, table, response.Proven(batch, table)));
            return;
        }

        List<PendingRow>? dropped;
        try
        {
            dropped = await FindDroppedAsync(batch, table, response, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e)
        {
            throw CannotTell(e);
        }
        catch (OperationCanceledException e)
        {
            throw new SeaTableCanceledException(CannotTell(e).Message, null, e, cancellationToken);
        }

        if (tries == 0 || dropped is null)
            throw CannotTell(null);

        SetIds([.. batch.Rows.Except(dropped)], response.RowIds);
        sent.Add(SentBatch.OfNewRows(batch, table, default, dropped));
        var current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        foreach (var again in RowBatch.ToAdd(dropped, current))
            await AppendAsync(again, current, doing, sent, tries - 1, cancellationToken).ConfigureAwait(false);

        SeaTableUnknownOutcomeException CannotTell(Exception? cause) => new(
            $"The server named {response.RowIds.Count} row ids for the {batch.Rows.Count} rows sent while {doing}, so it can't " +
            "be told which rows it stored. Look before you send them again.",
            cause);
    }

    /// <summary>
    /// The rows that the server did not make although it took the call: those of which it knew no name at that moment. The rows
    /// that it made tell which names those were.
    /// </summary>
    /// <returns>The rows; null when they can't be told from the others.</returns>
    private async Task<List<PendingRow>?> FindDroppedAsync(
        RowBatch batch, TableBinding table, AppendResponse response, CancellationToken cancellationToken)
    {
        if (response.RowIds.Count == 0)
            return [.. batch.Rows];

        var stored = await _stored.ReadAsync(response.RowIds, null, cancellationToken).ConfigureAwait(false);
        var arrived = batch.Valued.Where(column => response.RowIds.Exists(id =>
            stored.Find(id)?.Member(table.Column(column).Current.Key) is { } cell && !CellComparison.IsEmpty(cell)));
        var dropped = batch.Rows.Where(row => !row.Columns.IsEmpty && !row.Columns.Any(arrived.Contains)).ToList();
        return dropped.Count == batch.Rows.Count - response.RowIds.Count ? dropped : null;
    }

    private async Task<AppendResponse> SendAppendAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var request = new ServerRequest(HttpMethod.Post, "rows/", doing, batch.Body)
        {
            LatestBody = batch.LatestBody,
            OnNothingDone = batch.OnNothingStored,
            Rows = batch.Rows.Count,
        };
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        try
        {
            return AppendResponse.Read(response.Body);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            response.ThrowIfRefused(doing);
            throw new SeaTableUnknownOutcomeException(
                $"The server's answer to {doing} is not what it should be: {e.Message}{Connection.UnknownOutcome}", e);
        }
    }

    private static void SetIds(IReadOnlyList<PendingRow> rows, List<string> ids)
    {
        for (var i = 0; i < ids.Count; i++)
            rows[i].Row.SetId(ids[i]);
    }
}
