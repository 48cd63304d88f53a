namespace SeaTable;

/// <summary>
/// The content of a file can't be had as a whole: what was to be uploaded can't be read, or has another length than it had, or
/// what was read was changed on the server meanwhile.
/// </summary>
/// <remarks>Of an upload nothing is stored.</remarks>
public sealed class SeaTableFileException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableFileException(string message)
        : base(message)
    {
        NotApplied = true;
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
        NotApplied = true;
    }
}
