namespace SeaTable;

/// <summary>
/// Rows were stored, but it could not be proven that all of it arrived as it was meant. Added rows have their ids; assigned values
/// are still marked as changed, so that updating the rows sends them again, which is safe.
/// </summary>
public sealed class SeaTableUnprovenWriteException : SeaTableException
{
    internal SeaTableUnprovenWriteException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
