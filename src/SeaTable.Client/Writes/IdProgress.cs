namespace SeaTable;

/// <summary>How far a change of rows by their ids has come, and what that is for each row when it ends early.</summary>
/// <param name="ids">The ids.</param>
internal sealed class IdProgress(IReadOnlyList<string> ids)
{
    private int _before;
    private int _count;

    /// <summary>The rows with which it was done.</summary>
    internal List<string> Done { get; } = [];

    /// <summary>Whether the server has taken the call that is under way.</summary>
    internal bool IsSent { get; set; }

    /// <summary>Begins with the next rows.</summary>
    internal void Begin(int count) => (_count, IsSent) = (count, false);

    /// <summary>Ends with the rows that were begun.</summary>
    /// <param name="done">Those of them with which it was done.</param>
    internal void End(IEnumerable<string> done)
    {
        Done.AddRange(done);
        (_before, _count) = (_before + _count, 0);
    }

    /// <summary>The exception that a failure becomes.</summary>
    internal Exception Failed(Exception failure, ProofFindings? findings, string doing, CancellationToken cancellationToken)
    {
        var outcome = Outcome(IsSent || !WriteProgress.IsKnownNotDone(failure));
        if (failure is OperationCanceledException)
        {
            return _before == 0 && !IsSent && failure is not SeaTableCanceledException
                ? new OperationCanceledException(failure.Message, failure, cancellationToken)
                : new SeaTableCanceledException(
                    $"The call was cancelled while {doing}. Of the rows: {outcome}.", outcome, failure, cancellationToken);
        }

        if (!IsSent || failure is SeaTableUnprovenWriteException || findings is null)
            return ((SeaTableException)failure).With(outcome);

        var problem = findings.Report(_count, failure).Failure!;
        return new SeaTableUnprovenWriteException(
            $"The rows are updated, but it could not be proven that every value arrived: {problem.Message}", problem)
        {
            Overwritten = (problem as SeaTableUnprovenWriteException)?.Overwritten ?? [],
            Outcome = outcome,
        };
    }

    /// <summary>The exception that tells what was found, with the rows that it is about.</summary>
    internal SeaTableException Unproven(SeaTableException failure, ProofReport report)
    {
        var unknown = report.Unproven.Select(row => row.RowId).ToHashSet();
        return failure.With(new SeaTableWriteOutcome
        {
            StoredRowIds = [.. Done.Where(id => !unknown.Contains(id))],
            UnknownRowIds = [.. unknown],
            NotStoredRowIds = [.. ids.Skip(_before)],
        });
    }

    private SeaTableWriteOutcome Outcome(bool isInDoubt)
    {
        var current = ids.Skip(_before).Take(_count).ToList();
        return new SeaTableWriteOutcome
        {
            StoredRowIds = [.. Done],
            UnknownRowIds = isInDoubt ? current : [],
            NotStoredRowIds = [.. isInDoubt ? [] : current, .. ids.Skip(_before + _count)],
        };
    }
}
