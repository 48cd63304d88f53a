using System.Net;

namespace SeaTable;

/// <summary>The base class of the exceptions of this library, except for <see cref="SeaTableQueryException"/>.</summary>
/// <remarks>No message and no property of it ever holds a token.</remarks>
public abstract class SeaTableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do about it.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    protected SeaTableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets what was wrong, where, and what to do about it.</summary>
    public override string Message => base.Message + _part;

    /// <summary>
    /// Gets a value that indicates whether the same call may succeed later, as after a lost connection or a limit of calls.
    /// </summary>
    /// <remarks>
    /// It does not say that repeating is safe: of an addition whose outcome is unknown, look at <see cref="Outcome"/> first.
    /// </remarks>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Gets the HTTP status of the response; <see langword="null"/> when there was none, or it is not the cause.
    /// </summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// Gets how long to wait before the call is repeated, as the server asks for; <see langword="null"/> when it did not say.
    /// </summary>
    public TimeSpan? RetryAfter
    {
        get => _retryAfter;
        init => _retryAfter = value;
    }

    /// <summary>
    /// Gets a value that indicates whether it is known that the server carried out nothing of the call: it was never sent, or
    /// was refused. <see langword="false"/> when something was carried out, and when nobody knows.
    /// </summary>
    public bool NotApplied
    {
        get => _notApplied;
        init => _notApplied = value;
    }

    /// <summary>
    /// Gets which rows of a write are stored, which are not, and of which it is not known; <see langword="null"/> when the call
    /// wrote no rows.
    /// </summary>
    public SeaTableWriteOutcome? Outcome
    {
        get => _outcome;
        init => _outcome = value;
    }

    /// <summary>Whether it tells that the server carried out nothing, or came before anything was sent.</summary>
    internal bool IsKnownNotDone => NotApplied
        || !IsAfterSending && this is SeaTableSchemaException or SeaTableRowException or SeaTableConfigurationException;

    /// <summary>Whether it is about what was sent, although others of its class come before.</summary>
    internal bool IsAfterSending { get; init; }

    private TimeSpan? _retryAfter;
    private bool _notApplied;
    private SeaTableWriteOutcome? _outcome;
    private string _part = "";

    /// <summary>Sets the outcome once the whole write is known.</summary>
    internal void SetOutcome(SeaTableWriteOutcome outcome) => _outcome = outcome;

    /// <summary>Sets how long the server asks to wait.</summary>
    internal void SetRetryAfter(TimeSpan? wait) => _retryAfter = wait;

    /// <summary>Takes back that nothing was carried out, when an earlier try may have been.</summary>
    internal void SetMayBeApplied() => _notApplied = false;

    /// <summary>Sets that the call that was to be made was not sent, since what it needed first failed.</summary>
    internal void SetNotApplied() => _notApplied = true;

    /// <summary>The same exception as an object of its own, for one of several callers who wait for one call.</summary>
    internal SeaTableException Copy() => (SeaTableException)MemberwiseClone();

    /// <summary>
    /// The same exception with an outcome of its own; several callers may wait for one call, and each gets this one thrown.
    /// </summary>
    internal SeaTableException With(SeaTableWriteOutcome outcome)
    {
        var copy = Copy();
        copy._outcome = outcome;
        copy._notApplied &= outcome.IsNothingDone; // The last call of several says nothing of those before.
        return copy;
    }

    /// <summary>The same exception, as that of a part of a write of which other parts are done.</summary>
    /// <param name="outcome">The outcome of this part.</param>
    /// <param name="part">What is to be added to the message: which part it was.</param>
    internal SeaTableException OfPart(SeaTableWriteOutcome outcome, string part)
    {
        var copy = With(outcome);
        copy._part += part;
        copy._notApplied = false;
        return copy;
    }

    /// <summary>The same exception, when other parts of the same write failed, too.</summary>
    internal virtual SeaTableException Besides(IReadOnlyCollection<SeaTableException> others)
    {
        var copy = Copy();
        copy._part += " Besides: " + string.Join(" ", others.Select(other => other.Message));
        copy._notApplied &= others.All(other => other.NotApplied);
        copy._retryAfter = others.Select(other => other.RetryAfter).Append(_retryAfter).Max();
        return copy;
    }
}
