using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds and updates rows of one table, in batches: <c>POST …/rows/</c> and <c>PUT …/rows/</c>. All batches are written before
/// the first is sent, so that a value that can't be sent stops everything.
/// </summary>
internal sealed class RowWriter(ClientSession session, TableSchema schema, WriteProof proof, RowRemover remover)
{
    private readonly TimeZoneLook _zone = new(session, schema);
    private readonly RowAppender _appender = new(session, schema);
    private readonly MissingRows _missing = new(session, schema);

    /// <summary>Adds the rows and gives them their ids.</summary>
    /// <returns>How long the JSON of the rows was.</returns>
    internal Task<long> AddAsync(
        IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken, Action<int>? onTaken = null) =>
        AddAsync([.. rows.Select(PendingRow.Take)], cancellationToken, onTaken);

    /// <summary>Adds rows whose changes are taken.</summary>
    /// <returns>How long the JSON of the rows was.</returns>
    internal Task<long> AddAsync(
        PendingRow[] rows, CancellationToken cancellationToken, Action<int>? onTaken = null) =>
        WriteAsync(
            new WriteProgress(rows) { OnTaken = onTaken },
            new Operation("adding", RowBatch.ToAdd, _appender.AppendAsync, IsInAnyOrder: false),
            cancellationToken);

    /// <summary>Stores the columns assigned since each row was read or stored. Rows without any are passed over.</summary>
    /// <returns>How long the JSON of the changes was.</returns>
    internal Task<long> UpdateAsync(
        IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken, Action<int>? onTaken = null) =>
        UpdateAsync([.. rows.Select(PendingRow.Take)], cancellationToken, onTaken);

    /// <summary>Updates rows whose changes are taken.</summary>
    /// <returns>How long the JSON of the changes was.</returns>
    internal async Task<long> UpdateAsync(
        PendingRow[] rows, CancellationToken cancellationToken, Action<int>? onTaken = null)
    {
        var progress = new WriteProgress(Array.FindAll(rows, row => !row.Columns.IsEmpty))
        {
            Unchanged = [.. rows.Where(row => row.Columns.IsEmpty).Select(row => row.Row)],
            OnTaken = onTaken,
        };
        return progress.Rows.Length == 0
            ? 0
            : await WriteAsync(
                progress, new Operation("updating", RowBatch.ToUpdate, SendUpdateAsync, IsInAnyOrder: true), cancellationToken)
                .ConfigureAwait(false);
    }

    /// <summary>Sends a batch, and notes what was sent with what its answer does not prove.</summary>
    private delegate Task Sending(
        RowBatch batch, TableBinding table, string doing, List<SentBatch> sent, CancellationToken cancellationToken);

    /// <summary>What is done with rows.</summary>
    /// <param name="Verb">What it is called, such as <c>adding</c>.</param>
    /// <param name="Write">Writes the batches.</param>
    /// <param name="SendAsync">Sends a batch.</param>
    /// <param name="IsInAnyOrder">Whether the order of different rows makes no difference, as that of new ones does.</param>
    private sealed record Operation(
        string Verb, Func<IReadOnlyList<PendingRow>, TableBinding, List<RowBatch>> Write, Sending SendAsync, bool IsInAnyOrder);

    private async Task<long> WriteAsync(WriteProgress progress, Operation operation, CancellationToken cancellationToken)
    {
        try
        {
            Exception? failure = null;
            try
            {
                await SendAsync(progress, operation, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SeaTableException or OperationCanceledException)
            {
                failure = e;
            }

            // What was stored before a failure has to be as it was meant all the same.
            var report = await ProveAsync(progress, failure, cancellationToken).ConfigureAwait(false);
            progress.ThrowIfIncomplete(failure, report, schema.Name, cancellationToken);
            return progress.Sent.Sum(batch => (long)batch.Batch.Body.Length);
        }
        catch
        {
            // Rows that are stored have their id now; what was assigned to them is kept as a change, so that an update repeats
            // it.
            foreach (var (row, columns) in progress.Rows)
                row.RestoreChanges(columns);

            throw;
        }
    }

    private async Task SendAsync(WriteProgress progress, Operation operation, CancellationToken cancellationToken)
    {
        var write = operation.Write;
        var (table, batches) = await PrepareAsync(progress.Rows, write, cancellationToken).ConfigureAwait(false);
        List<DateTimeOffset> moments = [.. batches.SelectMany(batch => batch.UncertainMoments).Select(moment => moment.Moment)];
        var isZoneSure = await _zone.EnsureAsync(moments, cancellationToken).ConfigureAwait(false);
        if (!isZoneSure)
            batches = [.. write(progress.Rows[..1], table), .. write(progress.Rows[1..], table)]; // The first row shows it.

        var before = 0;
        var mayGoAtOnce = batches.Count > 2 && operation.IsInAnyOrder && RowBatch.AreIndependent(batches);
        var flights = new BatchesInFlight(progress, mayGoAtOnce ? BatchesInFlight.Most : 1);
        foreach (var batch in batches)
        {
            await flights.MakeRoomAsync(batch).ConfigureAwait(false);
            var (count, firstId) = (batch.Rows.Count, batch.Rows[0].Row.RowId);
            var doing = Batches.Doing(
                operation.Verb, before, count, progress.Rows.Length, schema.Name, firstId, flights.IsEmpty);
            flights.Begin(batch, doing, sent => operation.SendAsync(batch, table, doing, sent, cancellationToken));
            if (before == 0)
                await flights.EndAllAsync().ConfigureAwait(false); // Alone it shows what is wrong with all of them.

            before += count;
            if (isZoneSure)
                continue;

            await ThrowIfShiftedAsync(progress, moments, cancellationToken).ConfigureAwait(false);
            isZoneSure = true;
        }

        await flights.EndAllAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Looks, by the first row, whether the server takes moments as they are meant; if not, a row that was added is deleted
    /// again.
    /// </summary>
    private async Task ThrowIfShiftedAsync(
        WriteProgress progress, List<DateTimeOffset> moments, CancellationToken cancellationToken)
    {
        SeaTableException problem;
        try
        {
            // The table may have been empty, and then it can be asked now.
            if (await _zone.EnsureAsync(moments, cancellationToken).ConfigureAwait(false))
                return;

            var report = await proof.ProveAsync(progress.Sent, cancellationToken).ConfigureAwait(false);
            if (!report.HasShifted)
                return;

            problem = (SeaTableException)report.Failure!;
        }
        catch (SeaTableConfigurationException e)
        {
            problem = e;
        }

        if (progress.Sent is [{ IsNew: true }])
        {
            var row = progress.Rows[0].Row;
            try
            {
                await remover.DeleteAsync([row.RowId], cancellationToken).ConfigureAwait(false);
            }
            catch (SeaTableException e)
            {
                throw new SeaTableUnprovenWriteException(
                    $"Row {row.RowId} is stored in table '{schema.Name}', but the server takes a moment in it for another one, " +
                    $"and deleting it again failed: {e.Message}", e);
            }

            progress.Sent.Clear();
            row.SetId("");
            throw problem as SeaTableConfigurationException ?? ServerTimeZone.Wrong(problem.Message);
        }

        throw problem;
    }

    /// <summary>Proves what was sent; after a cancellation within a limit of its own.</summary>
    private async Task<ProofReport> ProveAsync(WriteProgress progress, Exception? failure, CancellationToken cancellationToken)
    {
        if (failure is not OperationCanceledException)
        {
            var report = await proof.ProveAsync(progress.Sent, cancellationToken).ConfigureAwait(false);
            if (report.Failure is not OperationCanceledException)
                return report;
        }

        using var limit = new CancellationTokenSource(TimeLimit.AfterCancellation, session.Settings.TimeProvider);
        return await proof.ProveAsync(progress.Sent, limit.Token).ConfigureAwait(false) with { WasCanceled = true };
    }

    /// <summary>Binds the columns to metadata, which is read anew when they do not agree, and writes all batches.</summary>
    internal Task<(TableBinding Table, List<RowBatch> Batches)> PrepareAsync(
        PendingRow[] pending, Func<IReadOnlyList<PendingRow>, TableBinding, List<RowBatch>> write,
        CancellationToken cancellationToken)
    {
        var columns = Union(pending);
        return session.Tables.WriteByNamesAsync(
            schema,
            (table, _) =>
            {
                // A column that is gone decides before any value does.
                foreach (var column in columns)
                    table.Column(column);

                return (table, write(pending, table));
            },
            areProven: session.Settings.VerifyWrites,
            cancellationToken);
    }

    /// <summary>Sends one batch, and notes what was sent with what its answer does not prove.</summary>
    internal Task SendAsync(
        RowBatch batch, TableBinding table, string doing, List<SentBatch> sent, bool isNew,
        CancellationToken cancellationToken) =>
        isNew ? _appender.AppendAsync(batch, table, doing, sent, cancellationToken)
            : SendUpdateAsync(batch, table, doing, sent, cancellationToken);

    private async Task SendUpdateAsync(
        RowBatch batch, TableBinding table, string doing, List<SentBatch> sent, CancellationToken cancellationToken)
    {
        try
        {
            var mayBeDoneTwice = await proof.SendUpdateAsync(batch, doing, cancellationToken).ConfigureAwait(false);
            sent.Add(SentBatch.OfChangedRows(batch, table) with { MayBeDoneTwice = mayBeDoneTwice });
        }
        catch (SeaTableRowNotFoundException e) when (batch.LatestBody is null)
        {
            throw await _missing.NamedAsync(e, [.. batch.Rows.Select(row => row.Row.RowId)], cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static ColumnSet Union(PendingRow[] pending)
    {
        var all = default(ColumnSet);
        foreach (var row in pending)
            all.UnionWith(row.Columns);

        return all;
    }
}
