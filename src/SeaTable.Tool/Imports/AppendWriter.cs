using SeaTable.Facts;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>
/// Adds lines as new rows, and keeps a journal: nothing else tells a line that came from one that did not. A line whose fate is
/// not known is never sent again before it was looked for.
/// </summary>
internal sealed class AppendWriter(
    LineReader reader, IReadOnlyList<LinkTargets> links, Func<ImportLine, string, Task> refuse, TimeProvider clock,
    ImportJournal journal)
    : PortionWriter(reader, links, refuse, clock)
{
    /// <summary>How long a server may take to carry out a call that it seemed to have lost.</summary>
    internal static readonly TimeSpan Late = TimeSpan.FromMinutes(3);

    /// <summary>How long to wait before each look for rows whose answer was lost.</summary>
    private static readonly TimeSpan[] s_looks = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3)];

    private readonly ArrivedRows _arrived = new(reader.Table, journal);

    public override int PortionSize => ServerLimits.RowsPerAppend;

    /// <summary>Begins, or goes on after an interruption: looks for lines whose fate is not known.</summary>
    /// <exception cref="ToolException">Nobody can know yet whether some are still to come.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!journal.HasSince)
        {
            await RepeatAsync(() => _arrived.StartAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return;
        }

        Totals.Earlier += journal.Stored.Count;
        var uncertain = journal.Uncertain;
        if (uncertain.Count > 0)
        {
            var lines = Reader.Read(cancellationToken).Where(line => uncertain.Contains(line.Number)).ToList();
            await LookAsync(lines, cancellationToken).ConfigureAwait(false);
            if (journal.Uncertain is { Count: > 0 } left)
            {
                if (Clock.GetUtcNow() < journal.SentAt + Late)
                    throw Unknown(left);

                journal.Withdraw(left); // What has not come by now does not come any more.
            }
        }

        var unlinked = journal.Stored.Except(journal.Linked);
        if (unlinked.Count > 0 && HasLinks)
            await LinkEarlierAsync(unlinked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a line is a row of the table already.</summary>
    public bool IsDone(ImportLine line) => journal.Stored.Contains(line.Number);

    protected override async Task WriteRowsAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var patience = new Patience(Clock) { Waiting = Waiting };
        List<ImportLine> left = [.. lines.Where(line => line.Row!.RowId.Length == 0)];
        while (left.Count > 0)
        {
            journal.Begin(LineSet.Of(left.Select(line => line.Number)), Clock.GetUtcNow());
            SeaTableException failure;
            try
            {
                await Table.AddRangeAsync(left.Select(line => line.Row!), cancellationToken).ConfigureAwait(false);
                End(left);
                return;
            }
            catch (SeaTableCanceledException e)
            {
                Take(left, e.Outcome);
                throw;
            }
            catch (OperationCanceledException)
            {
                Withdraw(left); // It was cancelled before anything was sent.
                throw;
            }
            catch (SeaTableException e)
            {
                failure = e;
            }

            Take(left, failure.Outcome);
            await SettleAsync(left, failure, cancellationToken).ConfigureAwait(false);
            left = [.. left.Where(line => line.Row!.RowId.Length == 0)];
            if (left.Count > 0 && !await patience.WaitAsync(failure, cancellationToken).ConfigureAwait(false))
                throw failure;
        }
    }

    protected override Task EndLinksAsync(IReadOnlyList<ImportLine> lines)
    {
        journal.EndLinks(LineSet.Of(lines.Where(line => line.Row!.RowId.Length > 0).Select(line => line.Number)));
        return Task.CompletedTask;
    }

    /// <summary>Notes what is known of lines of a call that failed.</summary>
    private void Take(List<ImportLine> lines, SeaTableWriteOutcome? outcome)
    {
        End([.. lines.Where(line => line.Row!.RowId.Length > 0)]);
        var notStored = new HashSet<ISeaTableRow>(outcome?.NotStored ?? [], ReferenceEqualityComparer.Instance);
        if (outcome is not null)
            Withdraw(lines.Where(line => notStored.Contains(line.Row!)));
    }

    /// <summary>Finds out what became of lines of which a failure does not tell it, and stores those again that are not as they
    /// were meant.</summary>
    /// <exception cref="ToolException">It can't be known yet.</exception>
    private async Task SettleAsync(List<ImportLine> lines, SeaTableException failure, CancellationToken cancellationToken)
    {
        var stored = failure.Outcome?.Stored ?? [];
        var unproven = lines.Select(line => line.Row!).Where(row => row.RowId.Length > 0 && row.IsChanged)
            .Except(stored.OfType<UntypedRow>()).ToList();
        if (unproven.Count > 0)
            await RepeatAsync(() => Table.UpdateRangeAsync(unproven, cancellationToken), cancellationToken).ConfigureAwait(false);

        if (failure.NotApplied || failure is SeaTableRowException)
            Withdraw(lines.Where(line => line.Row!.RowId.Length == 0));

        foreach (var wait in s_looks)
        {
            if (journal.Uncertain.Count == 0)
                return;

            await Task.Delay(wait, Clock, cancellationToken).ConfigureAwait(false);
            await LookAsync([.. lines.Where(line => line.Row!.RowId.Length == 0)], cancellationToken).ConfigureAwait(false);
        }

        if (journal.Uncertain is { Count: > 0 } left)
            throw Unknown(left);
    }

    private async Task LookAsync(List<ImportLine> lines, CancellationToken cancellationToken)
    {
        var found = new List<(ImportLine Line, string RowId)>();
        await RepeatAsync(
            async () => found = await _arrived.FindAsync(lines, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        journal.End([.. found.Select(pair => (pair.Line.Number, pair.RowId))], null);
        Totals.Found += found.Count;
        foreach (var (line, rowId) in found)
            line.Row = line.Row!.WithRowId(rowId);
    }

    /// <summary>Makes the links of lines that an earlier run has stored.</summary>
    private async Task LinkEarlierAsync(LineSet unlinked, CancellationToken cancellationToken)
    {
        var lines = Reader.Read(cancellationToken).Where(line => line.Row is not null && unlinked.Contains(line.Number));
        foreach (var part in lines.Chunk(PortionSize))
        {
            foreach (var line in part)
                line.Row = line.Row!.WithRowId(journal.RowIdOf(line.Number)!);

            await LinkAsync(part, cancellationToken).ConfigureAwait(false);
        }
    }

    private void End(List<ImportLine> lines)
    {
        if (lines.Count == 0)
            return;

        journal.End([.. lines.Select(line => (line.Number, line.Row!.RowId))], lines[0].Row!.RowCreatedAt);
        Totals.Added += lines.Count;
    }

    private void Withdraw(IEnumerable<ImportLine> lines) => journal.Withdraw(LineSet.Of(lines.Select(line => line.Number)));

    private ToolException Unknown(LineSet lines) => new(
        $"Nobody knows yet whether {(lines.Count == 1 ? "line" : "lines")} {lines} came into the table: they were sent, the " +
        $"answer was lost, and they are not there by now. A server may carry out such a call later. Run the same command again " +
        $"after {(journal.SentAt + Late).ToLocalTime():HH:mm:ss}: it looks again, and then goes on. The lines before are done.");
}
