namespace SeaTable;

/// <summary>A query can't be sent as it is, and nothing was sent; or its answer was asked for what it does not hold.</summary>
public sealed class SeaTableQueryException : SeaTableException
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
}
