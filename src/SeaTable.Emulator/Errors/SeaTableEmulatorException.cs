namespace SeaTable.Emulator;

/// <summary>
/// The emulator could not do what was asked: the file to start from is missing, cut off or not a base, or a table or column
/// named to one of its controls is not there. The message says what, where and what to do.
/// </summary>
public sealed class SeaTableEmulatorException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="SeaTableEmulatorException"/> class.</summary>
    public SeaTableEmulatorException()
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="SeaTableEmulatorException"/> class with a message.
    /// </summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public SeaTableEmulatorException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="SeaTableEmulatorException"/> class with a message and its cause.
    /// </summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SeaTableEmulatorException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
