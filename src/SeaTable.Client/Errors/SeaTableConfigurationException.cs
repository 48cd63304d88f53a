namespace SeaTable;

/// <summary>An option is missing or can't be right, such as an API token that was not given.</summary>
public sealed class SeaTableConfigurationException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableConfigurationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
