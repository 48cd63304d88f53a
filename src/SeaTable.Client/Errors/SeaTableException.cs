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
}
