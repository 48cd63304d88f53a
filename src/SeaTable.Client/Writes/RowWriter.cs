using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds and updates rows of one table, in batches: <c>POST …/rows/</c> and <c>PUT …/rows/</c>. All batches are written before
/// the first is sent, so that a value that can't be sent stops everything.
/// </summary>
internal sealed class RowWriter(ClientSession session, TableSchema schema, WriteProof proof)
{
    /// <summary>Adds the rows and gives them their ids.</summary>
    internal async Task AddAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = Take(rows);
        var unproven = default(ColumnSet);
        await WriteAsync(
            pending,
            RowBatch.ToAdd,
            async (batch, table, doing) => unproven.UnionWith(
                await AppendAsync(batch, table, doing, cancellationToken).ConfigureAwait(false)),
            () => unproven,
            "adding",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the columns assigned since each row was read or stored. Rows without any are passed over.</summary>
    internal async Task UpdateAsync(IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var pending = Array.FindAll(Take(rows), row => !row.Columns.IsEmpty);
        if (pending.Length == 0)
            return;

        await WriteAsync(
            pending,
            RowBatch.ToUpdate,
            (batch, _, doing) => proof.SendUpdateAsync(batch, doing, cancellationToken),
            () => Union(pending),
            "updating",
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(
        PendingRow[] pending,
        Func<IReadOnlyList<PendingRow>, TableBinding, List<RowBatch>> write,
        Func<RowBatch, TableBinding, string, Task> send,
        Func<ColumnSet> unproven,
        string verb,
        CancellationToken cancellationToken)
    {
        try
        {
            var (table, batches) = await PrepareAsync(pending, write, cancellationToken).ConfigureAwait(false);
            var before = 0;
            foreach (var batch in batches)
            {
                try
                {
                    var (count, firstId) = (batch.Rows.Count, batch.Rows[0].Row.RowId);
                    var doing = Batches.Doing(verb, before, count, pending.Length, schema.Name, firstId);
                    await send(batch, table, doing).ConfigureAwait(false);
                }
                catch (SeaTableException e) when (before > 0)
                {
                    // What was stored before has to be as it was meant all the same.
                    var done = batches.TakeWhile(other => other != batch).ToList();
                    await ProveAsync(pending[..before], done, unproven(), table, e, cancellationToken).ConfigureAwait(false);
                    throw;
                }

                before += batch.Rows.Count;
            }

            await ProveAsync(pending, batches, unproven(), table, null, cancellationToken).ConfigureAwait(false);
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
    /// <param name="stored">These rows.</param>
    /// <param name="batches">What was sent of them.</param>
    /// <param name="unproven">The columns of which the answers prove nothing.</param>
    /// <param name="table">The names they were written by.</param>
    /// <param name="failure">What kept the rest of the rows from being stored, if that is so.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    private async Task ProveAsync(
        PendingRow[] stored, List<RowBatch> batches, ColumnSet unproven, TableBinding table, SeaTableException? failure,
        CancellationToken cancellationToken)
    {
        try
        {
            await proof.ProveAsync(stored, batches, unproven, table, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (failure is not null || e is not SeaTableUnprovenWriteException)
        {
            var first = failure is null ? "" : failure.Message + " Of those before: ";
            throw new SeaTableUnprovenWriteException(
                $"{first}{(stored.Length == 1 ? "The row is" : $"The {stored.Length} rows are")} stored in table " +
                $"'{schema.Name}', but it could not be proven that every value arrived: {e.Message}",
                failure ?? e);
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

    /// <summary>Adds the rows of a batch and gives them their ids.</summary>
    /// <returns>The columns with values that the answer does not prove.</returns>
    private async Task<ColumnSet> AppendAsync(
        RowBatch batch, TableBinding table, string doing, CancellationToken cancellationToken)
    {
        var response = await SendAppendAsync(batch, doing, cancellationToken).ConfigureAwait(false);
        if (response.RowIds.Count == batch.Rows.Count)
        {
            SetIds(batch.Rows, response.RowIds);
            if (batch.Rows.Count == 1)
                response.SetSystemFields(batch.Rows[0].Row);

            return batch.Valued.Except(response.Proven(batch, table));
        }

        // The server makes no row of one whose every name it does not know. Fresh metadata tells which those were.
        TableBinding current;
        List<PendingRow> dropped;
        try
        {
            current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
            dropped = [.. batch.Rows.Where(
                row => !row.Columns.IsEmpty && !row.Columns.Any(column => table.NamesSame(column, current)))];
        }
        catch (SeaTableException e) when (e is not SeaTableSchemaException || response.RowIds.Count > 0)
        {
            throw CannotTell(e);
        }

        if (dropped.Count == 0 || batch.Rows.Count - dropped.Count != response.RowIds.Count)
            throw CannotTell(null);

        SetIds([.. batch.Rows.Except(dropped)], response.RowIds);
        foreach (var again in RowBatch.ToAdd(dropped, current))
            await AppendAsync(again, current, doing, cancellationToken).ConfigureAwait(false);

        return batch.Valued;

        SeaTableUnknownOutcomeException CannotTell(Exception? cause) => new(
            $"The server named {response.RowIds.Count} row ids for the {batch.Rows.Count} rows sent while {doing}, so it can't " +
            "be told which rows it stored. Look before you send them again.",
            cause);
    }

    private async Task<AppendResponse> SendAppendAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var request = new ServerRequest(HttpMethod.Post, "rows/", doing, batch.Body);
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        try
        {
            return AppendResponse.Read(response.Body);
        }
        catch (JsonException e)
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
