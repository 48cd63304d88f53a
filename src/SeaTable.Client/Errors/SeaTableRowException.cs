namespace SeaTable;

/// <summary>A row or a value in it can't be sent as it is. Nothing was sent.</summary>
public sealed class SeaTableRowException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableRowException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableRowException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
