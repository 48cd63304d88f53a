namespace SeaTable;

/// <summary>The server could not be reached, broke off, took too long, or answered something that is not SeaTable's.</summary>
/// <remarks>
/// <see cref="SeaTableException.IsTransient"/> is <see langword="true"/> unless set, since most of these pass.
/// </remarks>
public class SeaTableConnectionException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableConnectionException(string message)
        : base(message)
    {
        IsTransient = true;
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
        IsTransient = true;
    }
}
