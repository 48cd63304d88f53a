namespace SeaTable;

/// <summary>
/// New rows were sent, but the answer was lost: the server may have stored them or not. They are not sent again by themselves,
/// because that could store them twice.
/// </summary>
/// <remarks>It derives from no exception that is caught to try again: whoever repeats an addition may store its rows
/// twice.</remarks>
public sealed class SeaTableUnknownOutcomeException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableUnknownOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableUnknownOutcomeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the addresses at which the file of an upload may be; empty for what is about rows. A file there may as well be
    /// another one of that name: look before you upload it again.
    /// </summary>
    public IReadOnlyList<Uri> PossibleFiles { get; init; } = [];
}
