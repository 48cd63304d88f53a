using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Adds and updates rows one by one for their callers: the rows of those who come at the same time in one call and one proof.
/// Each caller is told of its own row what it would be told if it had come alone. What is sent are copies of the rows, so that
/// who has cancelled may go on with the row at once.
/// </summary>
internal sealed class JoinedWriter
{
    private readonly ClientSession _session;
    private readonly TableSchema _schema;
    private readonly RowWriter _writer;
    private readonly WriteProof _proof;
    private readonly StoredRows _stored;
    private readonly TimeZoneLook _zone;
    private readonly CallJoiner<JoinedRow, bool> _adding;
    private readonly CallJoiner<JoinedRow, bool> _updating;

    internal JoinedWriter(ClientSession session, TableSchema schema, RowWriter writer, WriteProof proof)
    {
        (_session, _schema, _writer, _proof) = (session, schema, writer, proof);
        _stored = new StoredRows(session, schema);
        _zone = new TimeZoneLook(session, schema);
        _adding = new CallJoiner<JoinedRow, bool>(
            "add", schema.Name, session.Settings,
            async (row, token) =>
            {
                await writer.AddAsync([row.Own], token).ConfigureAwait(false);
                return true;
            },
            call => WriteAsync(call, call.Requests, isNew: true),
            (row, token) => InDoubt(row, "adding a row", token));
        _updating = new CallJoiner<JoinedRow, bool>(
            "update", schema.Name, session.Settings,
            async (row, token) =>
            {
                await writer.UpdateAsync([row.Own], token).ConfigureAwait(false);
                return true;
            },
            call => WriteAsync(call, call.Requests, isNew: false),
            (row, token) => InDoubt(row, $"updating row {row.Own.Row.RowId}", token));
    }

    /// <summary>Adds a row and gives it its id.</summary>
    internal Task AddAsync(SeaTableRow row, CancellationToken cancellationToken) =>
        RunAsync(_adding, PendingRow.Take(row), null, cancellationToken);

    /// <summary>
    /// Stores the columns assigned since the row was read or stored, if there are any. Updates of one row are made one after the
    /// other.
    /// </summary>
    internal Task UpdateAsync(SeaTableRow row, CancellationToken cancellationToken) =>
        PendingRow.Take(row) is { Columns.IsEmpty: false } changed
            ? RunAsync(_updating, changed, row.RowId, cancellationToken)
            : Task.CompletedTask;

    private static async Task RunAsync(
        CallJoiner<JoinedRow, bool> joiner, PendingRow row, string? key, CancellationToken cancellationToken)
    {
        var joined = new JoinedRow(row, row with { Row = row.Row.Snapshot() });
        try
        {
            await joiner.RunAsync(joined, key, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            row.Row.RestoreChanges(row.Columns);
            throw;
        }
        finally
        {
            if (joined.IsAdded)
                row.Row.SetAdded(joined.Copy.Row);
        }
    }

    private async Task WriteAsync(
        JoinedCall<JoinedRow, bool> call, IReadOnlyList<JoinedRequest<JoinedRow, bool>> all, bool isNew, bool isPart = false)
    {
        var requests = all.Where(request => !request.IsOut).ToList();
        if (requests.Count < 2)
        {
            requests.ForEach(request => request.GoAlone());
            return;
        }

        TableBinding table;
        List<RowBatch> batches;
        var progress = new WriteProgress([.. requests.Select(request => request.Item.Copy)]);
        try
        {
            (table, batches) = await _writer.PrepareAsync(
                progress.Rows, isNew ? RowBatch.ToAdd : RowBatch.ToUpdate, call.CancellationToken).ConfigureAwait(false);
            var moments = batches.SelectMany(batch => batch.UncertainMoments).Select(moment => moment.Moment);
            if (!await _zone.EnsureAsync(moments, call.CancellationToken).ConfigureAwait(false))
            {
                // A row that is stored shows the time zone, so the first goes alone.
                requests[0].GoAlone();
                await requests[0].Left.ConfigureAwait(false);
                await WriteAsync(call, requests[1..], isNew, isPart).ConfigureAwait(false);
                return;
            }
        }
        catch (SeaTableException e) when (e is SeaTableSchemaException or SeaTableRowException)
        {
            var wrong = await FindUnwritableAsync(requests, isNew, call.CancellationToken).ConfigureAwait(false);
            (wrong.Count > 0 ? wrong : requests).ForEach(request => request.GoAlone());
            await WriteAsync(call, requests, isNew, isPart).ConfigureAwait(false);
            return;
        }
        catch (SeaTableConfigurationException)
        {
            requests.ForEach(request => request.GoAlone()); // Not all of them write to days on which the clocks are others.
            return;
        }
        catch (SeaTableException e)
        {
            requests.ForEach(request => Tell(request, progress, e, null));
            return;
        }

        // Rows that are too long for one call go in several.
        foreach (var batch in batches)
        {
            await SendAsync(call, requests[..batch.Rows.Count], batch, table, isNew, isPart).ConfigureAwait(false);
            requests = requests[batch.Rows.Count..];
        }
    }

    /// <summary>Sends a call and proves it.</summary>
    private async Task SendAsync(
        JoinedCall<JoinedRow, bool> call, List<JoinedRequest<JoinedRow, bool>> requests, RowBatch batch, TableBinding table,
        bool isNew, bool isPart)
    {
        batch.LatestBody = () =>
        {
            var going = call.TakeForSending(requests).Select(request => request.Item.Copy.Row).ToHashSet();
            batch.Keep(row => going.Contains(row.Row));
            return batch.Body;
        };
        batch.OnNothingStored = () => call.SetRefused(requests);
        var verb = isNew ? "adding" : "updating";
        var progress = new WriteProgress([.. batch.Rows]);
        progress.Begin(batch, $"{verb} rows of table '{_schema.Name}' in one call for several callers");
        Exception? failure = null;
        try
        {
            await _writer.SendAsync(
                batch, table, progress.Doing, progress.Sent, isNew, call.CancellationToken).ConfigureAwait(false);
            progress.End(batch);
            call.SetAnswered(requests);
        }
        catch (SeaTableApiException e) when (JoinedRefusal.MayBeOfOne(e) && progress.Sent.Count == 0)
        {
            call.SetRefused(requests);
            await PartAsync(call, requests, e, isNew, isPart).ConfigureAwait(false);
            return;
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            failure = e;
            progress.Fail(batch, progress.Doing, e);
        }

        var callers = requests.ToDictionary(request => request.Item.Copy.Row);
        var report = await _proof.ProveAsync(
            progress.Sent, call.CancellationToken, row => callers[row].IsOut).ConfigureAwait(false);
        requests.ForEach(request => Tell(request, progress, failure, report));
    }

    /// <summary>
    /// Sends again what was refused because of some of the rows: those that are not there any more go alone, the others together.
    /// </summary>
    private async Task PartAsync(
        JoinedCall<JoinedRow, bool> call, List<JoinedRequest<JoinedRow, bool>> requests, SeaTableApiException refusal, bool isNew,
        bool isPart)
    {
        if (!isNew && refusal is SeaTableRowNotFoundException)
        {
            var missing = await FindMissingAsync(requests, call.CancellationToken).ConfigureAwait(false);
            missing.ForEach(request => request.GoAlone());
            if (missing.Count > 0)
            {
                await WriteAsync(call, requests, isNew, isPart).ConfigureAwait(false);
                return;
            }
        }

        await JoinedRefusal.PartAsync(
            requests, refusal, isPart, part => WriteAsync(call, part, isNew, isPart: true)).ConfigureAwait(false);
    }

    /// <summary>The requests whose rows the base can't take as it is known.</summary>
    private async Task<List<JoinedRequest<JoinedRow, bool>>> FindUnwritableAsync(
        List<JoinedRequest<JoinedRow, bool>> requests, bool isNew, CancellationToken cancellationToken)
    {
        var metadata = await _session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        return requests.FindAll(request =>
        {
            try
            {
                var table = _session.Tables.Bind(_schema, metadata);
                _ = isNew ? RowBatch.ToAdd([request.Item.Copy], table) : RowBatch.ToUpdate([request.Item.Copy], table);
                return false;
            }
            catch (SeaTableException)
            {
                return true;
            }
        });
    }

    /// <summary>The requests whose rows are not in the base any more.</summary>
    private async Task<List<JoinedRequest<JoinedRow, bool>>> FindMissingAsync(
        List<JoinedRequest<JoinedRow, bool>> requests, CancellationToken cancellationToken)
    {
        try
        {
            var found = await _stored.FindAsync(
                [.. requests.Select(request => request.Item.Own.Row.RowId)], mayMissSome: true, cancellationToken)
                .ConfigureAwait(false);
            return requests.FindAll(request => !found.Contains(request.Item.Own.Row.RowId));
        }
        catch (SeaTableException)
        {
            return []; // The halves will show it.
        }
    }

    /// <summary>Tells a caller what became of its row.</summary>
    private void Tell(JoinedRequest<JoinedRow, bool> request, WriteProgress progress, Exception? failure, ProofReport? report)
    {
        if (request.IsOut)
            return;

        var (own, copy) = (request.Item.Own.Row, request.Item.Copy);
        request.Item.IsAdded = own.RowId.Length == 0 && copy.Row.RowId.Length > 0;
        var ofRow = progress.Of(copy);
        var proven = (report ?? ProofReport.OfNothing(_schema)).Of(copy.Row) with { WasCanceled = request.IsCanceled };
        try
        {
            ofRow.ThrowIfIncomplete(ofRow.IsTaken ? null : failure, proven, _schema.Name, request.CancellationToken);
            request.Succeed(true);
        }
        catch (SeaTableException e)
        {
            request.Fail(e.With(e.Outcome!.Of(own)));
        }
        catch (SeaTableCanceledException e)
        {
            e.SetOutcome(e.Outcome!.Of(own));
            request.Fail(e);
        }
    }

    private SeaTableCanceledException InDoubt(JoinedRow row, string doing, CancellationToken cancellationToken)
    {
        var outcome = new SeaTableWriteOutcome { Unknown = [row.Own.Row] };
        return new SeaTableCanceledException(
            $"The write to table '{_schema.Name}' was cancelled while {doing}. Of its rows: {outcome}.", outcome, null,
            cancellationToken);
    }
}

/// <summary>A row that is written with those of others.</summary>
/// <param name="own">The caller's row.</param>
/// <param name="copy">A copy of it, which is sent.</param>
internal sealed class JoinedRow(PendingRow own, PendingRow copy)
{
    internal PendingRow Own => own;

    internal PendingRow Copy => copy;

    /// <summary>Whether the copy has what the server has set of an added row.</summary>
    internal bool IsAdded { get; set; }
}
