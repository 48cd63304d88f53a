using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Proves after a write that the server took every value as it was meant: it reads the written cells back by the keys of their
/// columns. The server drops a value under a name it does not know without a word, and a column may have had another name for the
/// moment of the write alone, so that no look at the names tells. What is not there is sent again under the current name.
/// </summary>
internal sealed class WriteProof(ClientSession session, TableSchema schema)
{
    /// <summary>How often values are sent again and read back.</summary>
    private const int MaxRounds = 5;

    private readonly StoredRows _stored = new(session, schema);

    /// <summary>Sends one batch of updates.</summary>
    /// <returns>Whether it may have been carried out twice.</returns>
    internal async Task<bool> SendUpdateAsync(RowBatch batch, string doing, CancellationToken cancellationToken)
    {
        var request = new ServerRequest(HttpMethod.Put, "rows/", doing, batch.Body)
        {
            LatestBody = batch.LatestBody,
            OnNothingDone = batch.OnNothingStored,
            Rows = batch.Rows.Count,
        };
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        response.ThrowIfNotConfirmed(doing);
        return response.MayBeDoneTwice;
    }

    /// <summary>Proves that what was sent arrived, and makes good what did not.</summary>
    /// <param name="sent">The batches; by now each row has its id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="isLeft">Whether nobody waits for the proof of a row any more.</param>
    internal async Task<ProofReport> ProveAsync(
        IReadOnlyList<SentBatch> sent, CancellationToken cancellationToken, Predicate<SeaTableRow>? isLeft = null)
    {
        var findings = new ProofFindings(schema);
        try
        {
            await ProveAsync(sent, findings, isLeft ?? (_ => false), cancellationToken).ConfigureAwait(false);
            return findings.Report(sent.Sum(batch => batch.Count), null);
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            return findings.Report(sent.Sum(batch => batch.Count), e);
        }
    }

    private async Task ProveAsync(
        IReadOnlyList<SentBatch> sent, ProofFindings findings, Predicate<SeaTableRow> isLeft, CancellationToken cancellationToken)
    {
        var zone = session.Settings.TimeZone;
        var moments = sent.SelectMany(batch => batch.Batch.UncertainMoments)
            .Where(moment => zone.IsUncertain(zone.ToLocal(moment.Moment))).ToList();
        var uncertain = moments.Select(moment => (moment.Row, moment.ColumnKey)).ToHashSet();
        var dates = new StoredMoments(zone, moments, findings);
        if (uncertain.Count == 0 && await IsProvenByFewAsync(sent, dates, findings, cancellationToken).ConfigureAwait(false))
            return;

        var open = Open(sent, uncertain);
        var history = new CellHistory();
        for (var round = 0; ; round++)
        {
            open.RemoveAll(row => isLeft(row.Row));
            findings.SetOpen(open);
            if (open.Count == 0)
                break;

            var stored = await ReadAsync(open, cancellationToken).ConfigureAwait(false);
            dates.Check(open, stored);
            var renamed = open.Where(row => row.IsRenamed(stored)).ToList();
            var twice = open.FindAll(row => row.MayBeDoneTwice);
            var before = open;
            var looks = open.ConvertAll(row => history.Look(findings.WithoutRecreated(row, stored), stored));
            open = [.. looks.Select(look => look.Row).Where(row => !row.Unproven.IsEmpty)];
            var alike = Alike(before, open);
            List<SentCells> changed = [.. looks.Where(look => !look.Changed.IsEmpty).Select(look => look.Others)];
            findings.SetOpen(open);
            if (open.Count == 0 && renamed.Count == 0 && twice.Count == 0 && changed.Count == 0)
                break;

            var current = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
            await FindHarmAsync(
                [.. open, .. renamed, .. alike.Where(row => row.IsNew)],
                [.. twice, .. changed, .. alike.Where(row => !row.IsNew)],
                current, findings, cancellationToken).ConfigureAwait(false);
            findings.AddLost(changed.Where(row => findings.IsHarmed(row.Row)), stored);
            if (round == MaxRounds)
            {
                findings.AddLost(open, stored);
                break;
            }

            open.AddRange(alike.ExceptBy(open.Select(row => row.Row), row => row.Row)
                .Select(row => row with { Unproven = default }).Where(row => !findings.ToRepeat(row).IsEmpty));
            open.RemoveAll(row => isLeft(row.Row));
            open = await RepeatAsync(open, current, stored, findings, isLeft, cancellationToken).ConfigureAwait(false);
        }

        dates.Confirm();
    }

    /// <summary>
    /// The rows that were written together with those of which values did not arrive, under the same names, and hold theirs all
    /// the same: because they had held them before, or because the value is one that is stored as nothing.
    /// </summary>
    internal static List<SentCells> Alike(List<SentCells> all, List<SentCells> open)
    {
        var missing = open.Aggregate(default(ColumnSet), (columns, row) => columns.Union(row.Unproven));
        if (missing.IsEmpty)
            return [];

        var own = open.ToDictionary(row => row.Row, row => row.Unproven);
        return [.. all
            .Select(row => row with { Unproven = row.Unproven.Where(missing.Contains).Except(own.GetValueOrDefault(row.Row)) })
            .Where(row => !row.Unproven.IsEmpty)];
    }

    private List<SentCells> Open(IReadOnlyList<SentBatch> sent, HashSet<(SeaTableRow Row, string Key)> uncertain) =>
        SentCells.LastOfEach(sent.SelectMany(batch => batch.Cells(session.Settings.VerifyWrites, uncertain)))
            .FindAll(row => !row.Unproven.IsEmpty);

    /// <summary>Whether a few of the rows, all of them new, prove those of all.</summary>
    private async Task<bool> IsProvenByFewAsync(
        IReadOnlyList<SentBatch> sent, StoredMoments dates, ProofFindings findings, CancellationToken cancellationToken)
    {
        if (!session.Settings.VerifyWrites || !sent.All(batch => batch.IsNew))
            return false;

        List<SentCells> few = [];
        foreach (var batch in sent.Where(batch => !batch.Unproven.IsEmpty))
        {
            if (ProvingRows.Of(batch) is not { } proving || proving.Count * 2 > batch.Count)
                return false;

            few.AddRange(proving);
        }

        if (few.Count == 0)
            return false;

        try
        {
            var stored = await ReadAsync(few, cancellationToken).ConfigureAwait(false);
            dates.Check(few, stored);
            return !findings.HasShifted
                && few.TrueForAll(row => row.IsStored(stored) && !row.IsRenamed(stored) && row.HasSameTypes(stored));
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            findings.SetOpen(Open(sent, []));
            throw;
        }
    }

    private Task<StoredCells> ReadAsync(List<SentCells> open, CancellationToken cancellationToken)
    {
        var columns = default(ColumnSet);
        foreach (var row in open)
            columns.UnionWith(row.Unproven);

        var read = new List<ColumnSchema>();
        foreach (var column in columns)
            read.Add(schema.Columns[column]);

        return _stored.ReadAsync([.. open.Select(row => row.RowId).Distinct()], read, cancellationToken);
    }

    private async Task FindHarmAsync(
        List<SentCells> rows, List<SentCells> doubtful, TableBinding current, ProofFindings findings,
        CancellationToken cancellationToken)
    {
        var whole = await _stored.ReadAsync(
            [.. rows.Concat(doubtful).Select(row => row.RowId).Distinct()], null, cancellationToken).ConfigureAwait(false);
        findings.AddHarm(rows, whole, current);
        findings.AddHarmOfTries(doubtful, whole, current);
    }

    /// <summary>
    /// Sends the values that are not there again, and gives them back as they are sent now. The others of a row arrived, and
    /// somebody may have changed them since.
    /// </summary>
    private async Task<List<SentCells>> RepeatAsync(
        List<SentCells> open, TableBinding current, StoredCells stored, ProofFindings findings,
        Predicate<SeaTableRow> isLeft, CancellationToken cancellationToken)
    {
        var again = new List<SentCells>();
        foreach (var batch in Write(open, current, stored, findings))
        {
            var doing = $"repeating values of table '{schema.Name}' under the names that its columns have now";
            batch.LatestBody = () => WithoutLeft(batch, isLeft);
            var mayBeDoneTwice = await SendUpdateAsync(batch, doing, cancellationToken).ConfigureAwait(false);
            again.AddRange(batch.Sent(current, (_, _) => true, isNew: false)
                .Select(row => row with { MayBeDoneTwice = mayBeDoneTwice }));
        }

        return again;
    }

    /// <summary>Leaves out the rows of callers who have gone: they may have written others in the meantime.</summary>
    private static ReadOnlyMemory<byte> WithoutLeft(RowBatch batch, Predicate<SeaTableRow> isLeft)
    {
        batch.Keep(row => !isLeft(row.Row));
        return batch.Rows.Count > 0 ? batch.Body : throw new OperationCanceledException("All callers have cancelled.");
    }

    /// <summary>
    /// Writes the rows anew. What the base can't take any more, because a column or an option is gone, is a finding; the rest is
    /// sent all the same.
    /// </summary>
    private static List<RowBatch> Write(
        List<SentCells> open, TableBinding current, StoredCells stored, ProofFindings findings)
    {
        if (TryWrite([.. open.Select(row => new PendingRow(row.Row, findings.ToRepeat(row)))], current, out var batches, out _))
            return batches;

        var writable = new List<PendingRow>();
        foreach (var row in open)
        {
            writable.Add(new PendingRow(row.Row, findings.ToRepeat(row).Where(column =>
            {
                var alone = default(ColumnSet);
                alone.Add(column);
                if (TryWrite([new PendingRow(row.Row, alone)], current, out _, out var problem))
                    return true;

                findings.AddLost(row, column, stored, problem);
                return false;
            })));
        }

        return RowBatch.ToUpdate([.. writable.Where(row => !row.Columns.IsEmpty)], current);
    }

    private static bool TryWrite(
        PendingRow[] rows, TableBinding current, out List<RowBatch> batches, out SeaTableException? problem)
    {
        (batches, problem) = ([], null);
        try
        {
            batches = RowBatch.ToUpdate(rows, current);
            return true;
        }
        catch (SeaTableException e) when (e is SeaTableSchemaException or SeaTableRowException)
        {
            problem = e;
            return false;
        }
    }
}
