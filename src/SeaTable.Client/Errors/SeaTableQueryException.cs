namespace SeaTable;

/// <summary>A query can't be sent as it is, and nothing was sent; or its answer was asked for what it does not hold.</summary>
public sealed class SeaTableQueryException : SeaTableException
{
    internal SeaTableQueryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
