using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds and updates rows of one table, in batches: <c>POST …/rows/</c> and <c>PUT …/rows/</c>. All batches are written before
/// the first is sent, so that a value that can't be sent stops everything.
/// </summary>
internal sealed class RowWriter(ClientSession session, TableSchema schema, WriteProof proof)
{
    /// <summary>How often rows are sent of which the server makes none, because their columns are being renamed.</summary>
    private const int MaxTries = 3;

    private readonly StoredRows _stored = new(session, schema);

    /// <summary>Adds the rows and gives them their ids.</summary>
    internal Task AddAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(
            Take(rows),
            RowBatch.ToAdd,
            (batch, table, doing, token) => AppendAsync(batch, table, doing, MaxTries, token),
            "adding",
            cancellationToken);

    /// <summary>Stores the columns assigned since each row was read or stored. Rows without any are passed over.</summary>
    internal async Task UpdateAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = Array.FindAll(Take(rows), row => !row.Columns.IsEmpty);
        if (pending.Length > 0)
            await WriteAsync(pending, RowBatch.ToUpdate, SendUpdateAsync, "updating", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a batch.</summary>
    /// <returns>What was sent, with what its answer does not prove.</returns>
    private delegate Task<List<SentBatch>> Sending(
        RowBatch batch, TableBinding table, string doing, CancellationToken cancellationToken);

    private async Task WriteAsync(
        PendingRow[] pending,
        Func<IReadOnlyList<PendingRow>, TableBinding, List<RowBatch>> write,
        Sending send,
        string verb,
        CancellationToken cancellationToken)
    {
        try
        {
            var (table, batches) = await PrepareAsync(pending, write, cancellationToken).ConfigureAwait(false);
            var sent = new List<SentBatch>();
            var before = 0;
            foreach (var batch in batches)
            {
                try
                {
                    var (count, firstId) = (batch.Rows.Count, batch.Rows[0].Row.RowId);
                    var doing = Batches.Doing(verb, before, count, pending.Length, schema.Name, firstId);
                    sent.AddRange(await send(batch, table, doing, cancellationToken).ConfigureAwait(false));
                }
                catch (SeaTableException e) when (before > 0)
                {
                    // What was stored before has to be as it was meant all the same.
                    await ProveAsync(sent, e, cancellationToken).ConfigureAwait(false);
                    throw;
                }

                before += batch.Rows.Count;
            }

            await ProveAsync(sent, null, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Rows that are stored have their id now; what was assigned to them is kept as a change, so that an update repeats
            // it.
            foreach (var (row, columns) in pending)
                row.RestoreChanges(columns);

            throw;
        }
    }

    /// <summary>Proves the rows that are stored.</summary>
    /// <param name="sent">What was sent of them.</param>
    /// <param name="failure">What kept the rest of the rows from being stored, if that is so.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    private async Task ProveAsync(List<SentBatch> sent, SeaTableException? failure, CancellationToken cancellationToken)
    {
        try
        {
            await proof.ProveAsync(sent, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (failure is not null || e is not SeaTableUnprovenWriteException)
        {
            var first = failure is null ? "" : failure.Message + " Of those before: ";
            var count = sent.Sum(batch => batch.Count);
            throw new SeaTableUnprovenWriteException(
                $"{first}{(count == 1 ? "The row is" : $"The {count} rows are")} stored in table " +
                $"'{schema.Name}', but it could not be proven that every value arrived: {e.Message}",
                failure ?? e)
            {
                Overwritten = (e as SeaTableUnprovenWriteException)?.Overwritten ?? [],
            };
        }
    }

    /// <summary>Binds the columns to metadata, which is read anew when they do not agree, and writes all batches.</summary>
    private async Task<(TableBinding Table, List<RowBatch> Batches)> PrepareAsync(
        PendingRow[] pending, Func<IReadOnlyList<PendingRow>, TableBinding, List<RowBatch>> write,
        CancellationToken cancellationToken)
    {
        var columns = Union(pending);
        var metadata = await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = session.Tables.Bind(schema, metadata);
            if (known.CanWrite(columns))
                return (known, write(pending, known));
        }
        catch (SeaTableSchemaException)
        {
            // The table or an option is not in the metadata at hand; a fresh look decides.
        }

        var table = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        return (table, write(pending, table));
    }

    private async Task<List<SentBatch>> SendUpdateAsync(
        RowBatch batch, TableBinding table, string doing, CancellationToken cancellationToken)
    {
        await proof.SendUpdateAsync(batch, doing, cancellationToken).ConfigureAwait(false);
        return [SentBatch.OfChangedRows(batch, table)];
    }

    /// <summary>Adds the rows of a batch and gives them their ids.</summary>
    private async Task<List<SentBatch>> AppendAsync(
        RowBatch batch, TableBinding table, string doing, int tries, CancellationToken cancellationToken)
    {
        var response = await SendAppendAsync(batch, doing, cancellationToken).ConfigureAwait(false);
        if (response.RowIds.Count == batch.Rows.Count)
        {
            SetIds(batch.Rows, response.RowIds);
            if (batch.Rows.Count == 1)
                response.SetSystemFields(batch.Rows[0].Row);

            return [SentBatch.OfNewRows(batch, table, response.Proven(batch, table))];
        }

        if (tries == 0 || await FindDroppedAsync(batch, table, response, cancellationToken).ConfigureAwait(false) is not { } dropped)
        {
            throw new SeaTableUnknownOutcomeException(
                $"The server named {response.RowIds.Count} row ids for the {batch.Rows.Count} rows sent while {doing}, so it " +
                "can't be told which rows it stored. Look before you send them again.");
        }

        SetIds([.. batch.Rows.Except(dropped)], response.RowIds);
        List<SentBatch> sent = [SentBatch.OfNewRows(batch, table, default, dropped)];
        var current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        foreach (var again in RowBatch.ToAdd(dropped, current))
            sent.AddRange(await AppendAsync(again, current, doing, tries - 1, cancellationToken).ConfigureAwait(false));

        return sent;
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
        var request = new ServerRequest(HttpMethod.Post, "rows/", doing, batch.Body);
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

    private static PendingRow[] Take(IReadOnlyList<SeaTableRow> rows)
    {
        var pending = new PendingRow[rows.Count];
        for (var i = 0; i < pending.Length; i++)
            pending[i] = new PendingRow(rows[i], rows[i].TakeChanges());

        return pending;
    }

    private static ColumnSet Union(PendingRow[] pending)
    {
        var all = default(ColumnSet);
        foreach (var row in pending)
            all.UnionWith(row.Columns);

        return all;
    }
}
