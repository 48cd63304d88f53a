namespace SeaTable.Client.Tests.Storm;

/// <summary>What a client told of one row of a write.</summary>
internal enum Verdict
{
    Stored,
    NotStored,
    Unknown,

    /// <summary>It is stored, but not proven that each value arrived, or another one was overwritten.</summary>
    Unproven,
}

/// <summary>Reads off the exception of a write what it tells of its rows.</summary>
internal static class Verdicts
{
    /// <param name="failure">The exception; null when the write succeeded.</param>
    /// <param name="row">The row, for a call that takes rows.</param>
    /// <param name="rowId">Its id, for a call that takes ids.</param>
    internal static Verdict Of(Exception? failure, SeaTableRow? row, string rowId = "")
    {
        if (failure is null)
            return Verdict.Stored;

        var outcome = (failure as SeaTableException)?.Outcome ?? (failure as SeaTableCanceledException)?.Outcome;
        if (outcome is not null && (row is null ? null : OfRow(outcome, row)) is { } ofRow)
            return failure is SeaTableUnprovenWriteException && ofRow != Verdict.NotStored ? Verdict.Unproven : ofRow;
        if (outcome is not null && OfId(outcome, rowId) is { } ofId)
            return ofId;

        return failure switch
        {
            SeaTableUnprovenWriteException => Verdict.Unproven,
            SeaTableException { NotApplied: true } => Verdict.NotStored,
            SeaTableCanceledException => Verdict.Unknown,
            OperationCanceledException => Verdict.NotStored,
            _ => Verdict.Unknown,
        };
    }

    private static Verdict? OfRow(SeaTableWriteOutcome outcome, SeaTableRow row) =>
        outcome.Stored.Contains(row) ? Verdict.Stored
        : outcome.NotStored.Contains(row) ? Verdict.NotStored
        : outcome.Unknown.Contains(row) ? Verdict.Unknown : null;

    private static Verdict? OfId(SeaTableWriteOutcome outcome, string rowId) =>
        outcome.StoredRowIds.Contains(rowId) ? Verdict.Stored
        : outcome.NotStoredRowIds.Contains(rowId) ? Verdict.NotStored
        : outcome.UnknownRowIds.Contains(rowId) ? Verdict.Unknown : null;
}
