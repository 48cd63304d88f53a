using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Gives values to rows that were found to meet a condition: one statement for 10,000 of them, which names them and the
/// condition, so that a row which has changed meanwhile stays as it is. Then the rows are read back; one that still meets the
/// condition and does not hold the values is updated again.
/// </summary>
internal sealed class ConditionalUpdate(ClientSession session, TableSchema schema)
{
    private const int MaxRounds = 5;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly RowSelection _selection = new(session, schema);
    private readonly StoredRows _stored = new(session, schema);

    /// <param name="found">The rows.</param>
    /// <param name="condition">The condition that they meet.</param>
    /// <param name="assignments">The values.</param>
    /// <param name="isZoneSure">Whether it is known that the server takes moments as they are meant; if not, the first row goes
    /// alone and has to show it.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids of the rows that hold the values now.</returns>
    internal async Task<List<string>> UpdateAsync(
        List<FoundRow> found, SqlCondition condition, SqlAssignment[] assignments, bool isZoneSure, string doing,
        CancellationToken cancellationToken)
    {
        var findings = new ProofFindings(schema);
        var progress = new IdProgress([.. found.Select(row => row.Id)]);
        var parts = isZoneSure ? found.Chunk(SqlCalls.PageSize)
            : found.Take(1).ToArray() is { Length: 1 } first ? found.Skip(1).Chunk(SqlCalls.PageSize).Prepend(first) : [];
        foreach (var part in parts)
        {
            if (findings.HasShifted)
                break;

            var rows = Array.ConvertAll(part, row => new AssignedRow(schema, assignments, row));
            progress.Begin(rows.Length);
            try
            {
                var open = await SendAsync(rows, condition, assignments, doing, cancellationToken).ConfigureAwait(false);
                progress.IsSent = true;
                var held = await ProveAsync(open, condition, assignments, doing, findings, cancellationToken)
                    .ConfigureAwait(false);
                progress.End(held);
            }
            catch (Exception e) when (e is SeaTableException or OperationCanceledException)
            {
                throw progress.Failed(e, findings, doing, cancellationToken);
            }
        }

        if (findings.Report(progress.Done.Count, null) is { Failure: { } failure } report)
            throw progress.Unproven((SeaTableException)failure, report);

        return progress.Done;
    }

    private async Task<List<SentCells>> SendAsync(
        AssignedRow[] rows, SqlCondition condition, SqlAssignment[] assignments, string doing,
        CancellationToken cancellationToken)
    {
        AssignedValues? sent = null;
        var ids = Array.ConvertAll(rows, row => row.RowId);
        var mayBeDoneTwice = await session.Sql.ChangeAsync(
            schema,
            writer => sent = AssignedValues.WriteUpdate(writer, condition, assignments, ids),
            doing,
            cancellationToken).ConfigureAwait(false);
        var columns = AssignedRow.ColumnsOf(schema, assignments);
        return [.. rows.Select(row => new SentCells(row, columns, columns, sent!.Json, sent.Table, IsNew: false)
        {
            Moments = sent.Moments,
            MayBeDoneTwice = mayBeDoneTwice,
        })];
    }

    /// <summary>Proves a part of the rows; when that is cancelled, within a limit of its own.</summary>
    private async Task<List<string>> ProveAsync(
        List<SentCells> sent, SqlCondition condition, SqlAssignment[] assignments, string doing, ProofFindings findings,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ProveOnceAsync(sent, condition, assignments, doing, findings, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            using var limit = new CancellationTokenSource(s_limit, session.Settings.TimeProvider);
            await ProveOnceAsync(sent, condition, assignments, doing, findings, limit.Token).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<List<string>> ProveOnceAsync(
        List<SentCells> sent, SqlCondition condition, SqlAssignment[] assignments, string doing, ProofFindings findings,
        CancellationToken cancellationToken)
    {
        var dates = new StoredMoments(
            session.Settings.TimeZone,
            [.. sent.SelectMany(row => row.Moments.Select(moment => new UncertainMoment(row.Row, moment.Key, moment.Moment)))],
            findings);
        ColumnSchema[] columns = [.. assignments.Select(assignment => assignment.Column), SystemColumns.ModifiedAt];
        var held = new HashSet<string>();
        var history = new CellHistory();
        var open = sent;
        for (var round = 0; open.Count > 0; round++)
        {
            findings.SetOpen(open);
            List<string> ids = [.. open.Select(row => row.RowId)];
            var stored = await _stored.ReadAsync(ids, columns, cancellationToken).ConfigureAwait(false);
            dates.Check(open, stored);
            var renamed = open.Where(row => row.IsRenamed(stored)).ToList();
            var twice = open.FindAll(row => row.MayBeDoneTwice && stored.Find(row.RowId) is not null);
            held.UnionWith(open.Where(row => row.IsStored(stored)).Select(row => row.RowId));
            var looks = open.FindAll(row => stored.Find(row.RowId) is not null && !held.Contains(row.RowId))
                .ConvertAll(row => history.Look(findings.WithoutRecreated(row, stored), stored));
            findings.SetOpen(looks.ConvertAll(look => look.Row));
            if (looks.Count == 0 && renamed.Count == 0 && twice.Count == 0)
                break;

            var alike = WriteProof.Alike(open.FindAll(row => held.Contains(row.RowId)), looks.ConvertAll(look => look.Row));
            var lost = await FindLostAsync(
                looks, renamed, twice, alike, condition, stored, findings, cancellationToken).ConfigureAwait(false);
            held.UnionWith(lost.Changed);
            findings.AddLost(
                looks.Select(look => look.Others).Where(row => findings.IsHarmed(row.Row)), stored);
            open = lost.Rows;
            if (round == MaxRounds)
            {
                findings.AddLost(open, stored);
                break;
            }

            open = await RepeatAsync(lost, assignments, doing, cancellationToken).ConfigureAwait(false);
        }

        dates.Confirm();
        return [.. sent.Select(row => row.RowId).Where(held.Contains)];
    }

    /// <summary>Sends values again to rows that nobody has changed since they were looked at.</summary>
    private async Task<List<SentCells>> RepeatAsync(
        LostValues lost, SqlAssignment[] assignments, string doing, CancellationToken cancellationToken)
    {
        var sent = new List<SentCells>();
        foreach (var same in lost.Rows.GroupBy(row => string.Join(',', row.Unproven.Select(column => column))))
        {
            var columns = same.First().Unproven.Select(column => schema.Columns[column]);
            var again = Array.FindAll(assignments, assignment => columns.Contains(assignment.Column));
            sent.AddRange(await SendAsync(
                [.. same.Select(row => (AssignedRow)row.Row)], lost.Unchanged, again, doing, cancellationToken)
                .ConfigureAwait(false));
        }

        return sent;
    }

    /// <summary>
    /// The rows that should hold the values: they still meet the condition, or a column of theirs got a value that was meant for
    /// another. All others have been changed by somebody else before the statement came.
    /// </summary>
    private async Task<LostValues> FindLostAsync(
        List<LookedAt> looks, List<SentCells> renamed, List<SentCells> twice, List<SentCells> alike, SqlCondition condition,
        StoredCells stored, ProofFindings findings, CancellationToken cancellationToken)
    {
        var open = looks.Select(look => look.Row).Where(row => !row.Unproven.IsEmpty).ToList();
        var changed = looks.Where(look => !look.Changed.IsEmpty).Select(look => look.Others).ToList();
        List<string> ids = [.. open.Concat(changed).Concat(renamed).Concat(twice).Concat(alike).Select(row => row.RowId)
            .Distinct()];
        var whole = await _stored.ReadAsync(ids, null, cancellationToken).ConfigureAwait(false);
        var current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        var meeting = looks.Count == 0 ? [] : await _selection.FindAsync(
            condition, [], [.. looks.Select(look => look.Row.RowId)], cancellationToken).ConfigureAwait(false);
        var meets = meeting.Select(row => row.Id).ToHashSet();
        findings.AddHarm([.. open.Where(row => meets.Contains(row.RowId)), .. renamed], whole, current);
        findings.AddHarmOfTries([.. twice, .. changed], whole, current);
        findings.AddKnownHarm([.. open.Where(row => !meets.Contains(row.RowId)), .. alike], whole, current);
        return new LostValues(
            [.. open.Where(row => meets.Contains(row.RowId) || findings.IsHarmed(row.Row))],
            [.. looks.Where(look => look.Row.Unproven.IsEmpty && meets.Contains(look.Row.RowId)
                && !findings.IsHarmed(look.Row.Row)).Select(look => look.Row.RowId)],
            IsUnchangedSince(looks.ConvertAll(look => stored.Find(look.Row.RowId))));
    }

    /// <summary>The condition that none of the rows has changed after the latest change of them all.</summary>
    private static SqlCondition IsUnchangedSince(List<JsonElement?> rows)
    {
        var last = rows.ConvertAll(row => SqlTime.Read(row?.Text(SystemFields.ModifiedAt))).Max();
        return last is { } moment
            ? Comparison.Of(
                new SqlSource(SystemColumns.ModifiedAt), "<", sql => sql.Text(SqlTime.Moment(moment + SqlTime.Resolution)))
            : SqlCondition.All();
    }

    /// <summary>What is to be done about values that are not there.</summary>
    /// <param name="Rows">The rows that they are to be sent to again.</param>
    /// <param name="Changed">The ids of those that held them, and were changed by somebody else since.</param>
    /// <param name="Unchanged">The condition that nobody has changed the rows since they were looked at.</param>
    private sealed record LostValues(List<SentCells> Rows, List<string> Changed, SqlCondition Unchanged);
}
