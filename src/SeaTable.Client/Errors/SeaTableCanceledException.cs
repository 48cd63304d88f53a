namespace SeaTable;

/// <summary>A write was cancelled after something of it may have reached the server.</summary>
/// <remarks>A call that is cancelled before anything was sent throws an <see cref="OperationCanceledException"/>.</remarks>
public sealed class SeaTableCanceledException : OperationCanceledException
{
    /// <summary>Initializes a new instance with what is known of the rows.</summary>
    /// <param name="message">The message that describes what was cancelled.</param>
    /// <param name="outcome">Which rows are stored, which are not, and of which it is not known.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    public SeaTableCanceledException(
        string message, SeaTableWriteOutcome? outcome, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
        _outcome = outcome;
    }

    /// <summary>
    /// Gets which rows of the write are stored, which are not, and of which it is not known; <see langword="null"/> when nothing
    /// is known of single rows, as after a statement.
    /// </summary>
    public SeaTableWriteOutcome? Outcome
    {
        get => _outcome;
        init => _outcome = value;
    }

    private SeaTableWriteOutcome? _outcome;

    /// <summary>The cancellation of what follows a try that may have been carried out.</summary>
    /// <param name="doing">What was being done, as it follows "while".</param>
    /// <param name="innerException">The cancellation.</param>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    internal static SeaTableCanceledException AfterTry(
        string doing, OperationCanceledException innerException, CancellationToken cancellationToken) =>
        new($"The repeated try of {doing} was cancelled; an earlier one may have been carried out.", null, innerException,
            cancellationToken);

    /// <summary>Sets the outcome once the whole write is known.</summary>
    internal void SetOutcome(SeaTableWriteOutcome outcome) => _outcome = outcome;
}
