namespace SeaTable;

/// <summary>
/// Rows were stored, but it could not be proven that all of it arrived as it was meant. Added rows have their ids; assigned
/// values are still marked as changed, so that updating the rows sends them again, which is safe.
/// </summary>
public sealed class SeaTableUnprovenWriteException : SeaTableException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public SeaTableUnprovenWriteException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and the exception that caused it.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableUnprovenWriteException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The cells that the write changed by mistake, because their column had the name of the one that was meant; none as a rule.
    /// </summary>
    public IReadOnlyList<SeaTableOverwrittenValue> Overwritten { get; init; } = [];
}
