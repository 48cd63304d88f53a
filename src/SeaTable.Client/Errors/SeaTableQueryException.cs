namespace SeaTable;

/// <summary>
/// The exception that is thrown when a query can't be sent as it is, and nothing was sent; or when its answer is asked for what
/// it does not hold.
/// </summary>
/// <remarks>
/// The mistake is in the program, so it derives from <see cref="InvalidOperationException"/>: what handles a server that can't be
/// reached or refused does not catch it.
/// </remarks>
public sealed class SeaTableQueryException : InvalidOperationException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableQueryException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableQueryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static SeaTableQueryException NothingChosen() =>
        new("The function that chooses among the columns gave null. Nothing was sent.");
}
