using System.Globalization;
using System.Runtime.ExceptionServices;

namespace SeaTable;

/// <summary>How far a write of rows has come, and what that is for each row when it ends early.</summary>
/// <param name="rows">The rows to write.</param>
internal sealed class WriteProgress(PendingRow[] rows)
{
    private readonly List<RowBatch> _open = [];
    private HashSet<SeaTableRow>? _taken;

    internal PendingRow[] Rows => rows;

    /// <summary>Rows of the call in which nothing was to be changed.</summary>
    internal IReadOnlyList<SeaTableRow> Unchanged { get; init; } = [];

    /// <summary>Is told of how many rows the server has taken a call.</summary>
    internal Action<int>? OnTaken { get; init; }

    /// <summary>What the server has taken.</summary>
    internal List<SentBatch> Sent { get; } = [];

    /// <summary>What is being done, as it follows "while" in a message.</summary>
    internal string Doing { get; private set; } = "";

    /// <summary>Begins with a batch.</summary>
    internal void Begin(RowBatch batch, string doing)
    {
        _open.Add(batch);
        Doing = doing;
    }

    /// <summary>Ends with a batch that the server has taken.</summary>
    internal void End(RowBatch batch)
    {
        _open.Remove(batch);
        OnTaken?.Invoke(batch.Rows.Count);
    }

    /// <summary>Ends with a batch whose rows the server has stored and named no ids of.</summary>
    internal void Archived(RowBatch batch)
    {
        End(batch);
        (_taken ??= []).UnionWith(batch.Rows.Select(row => row.Row));
    }

    /// <summary>Ends with a batch that failed: its rows that are not stored are in doubt, unless they are known not to
    /// be.</summary>
    internal void Fail(RowBatch batch, string doing, Exception failure)
    {
        Doing = doing;
        if (IsKnownNotDone(failure))
            _open.Remove(batch);
    }

    /// <summary>How far it has come with one of the rows, as if that had been written alone.</summary>
    internal WriteProgress Of(PendingRow row)
    {
        var progress = new WriteProgress([row]) { _taken = Taken, Doing = Doing };
        progress._open.AddRange(_open);
        return progress;
    }

    /// <summary>The rows that the server has taken.</summary>
    private HashSet<SeaTableRow> Taken => _taken ??= Sent.SelectMany(batch => batch.Rows).ToHashSet();

    /// <summary>Whether the server has taken any of the rows.</summary>
    internal bool IsTaken => CountTaken > 0;

    private int CountTaken => rows.Count(row => Taken.Contains(row.Row));

    /// <summary>Throws what kept the write from being done and proven, if something did.</summary>
    /// <param name="failure">What kept rows from being sent.</param>
    /// <param name="report">What is proven of the rows that were sent.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    internal void ThrowIfIncomplete(
        Exception? failure, ProofReport report, string table, CancellationToken cancellationToken)
    {
        if (failure is null && report.Failure is null && !report.WasCanceled)
            return;

        var outcome = Outcome(report);
        if (failure is OperationCanceledException || report.WasCanceled)
            ThrowCanceled(failure, report, table, outcome, cancellationToken);

        if (report.Failure is null)
            ExceptionDispatchInfo.Throw(((SeaTableException)failure!).With(outcome));

        throw Unproven((SeaTableException?)failure, report.Failure!, table, outcome);
    }

    private void ThrowCanceled(
        Exception? failure, ProofReport report, string table, SeaTableWriteOutcome outcome, CancellationToken cancellationToken)
    {
        if (CountTaken == 0 && failure is not (SeaTableCanceledException or SeaTableException))
            ExceptionDispatchInfo.Throw(failure!);

        var tail = report.Failure is null ? "" : $" It could not be proven that every value arrived: {report.Failure.Message}";
        throw new SeaTableCanceledException(
            $"The write to table '{table}' was cancelled while {Doing}. Of its rows: {outcome}.{tail}",
            outcome, report.Failure ?? failure, cancellationToken);
    }

    private SeaTableException Unproven(
        SeaTableException? failure, Exception problem, string table, SeaTableWriteOutcome outcome)
    {
        if (failure is null
            && problem is SeaTableUnprovenWriteException or SeaTableSchemaException { IsAfterSending: true })
        {
            return ((SeaTableException)problem).With(outcome);
        }

        var first = failure is null ? "" : failure.Message + " Of those before: ";
        var count = CountTaken;
        var stored = count == 1
            ? "The row is stored" : string.Create(CultureInfo.InvariantCulture, $"The {count} rows are stored");
        return new SeaTableUnprovenWriteException(
            $"{first}{stored} in table '{table}', but it could not be proven that every value arrived: {problem.Message}",
            failure ?? problem)
        {
            Overwritten = (problem as SeaTableUnprovenWriteException)?.Overwritten ?? [],
            Outcome = outcome,
        };
    }

    private SeaTableWriteOutcome Outcome(ProofReport report)
    {
        var sent = Taken;
        var inDoubt = _open.SelectMany(batch => batch.Rows).Select(row => row.Row).ToHashSet();
        var all = rows.Select(row => row.Row).Distinct().ToList();
        return new SeaTableWriteOutcome
        {
            Stored = [.. all.Where(row => sent.Contains(row) && !report.Unproven.Contains(row)), .. Unchanged.Except(all)],
            NotStored = [.. all.Where(row => !sent.Contains(row) && !inDoubt.Contains(row))],
            Unknown = [.. all.Where(row => sent.Contains(row) ? report.Unproven.Contains(row) : inDoubt.Contains(row))],
        };
    }

    /// <summary>Whether what went wrong tells that the server carried out nothing of the call.</summary>
    internal static bool IsKnownNotDone(Exception? failure) => failure switch
    {
        SeaTableCanceledException => false,
        OperationCanceledException => true, // Nothing of the call was sent.
        SeaTableException e => e.IsKnownNotDone,
        _ => false,
    };
}
