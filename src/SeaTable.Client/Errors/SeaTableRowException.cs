namespace SeaTable;

/// <summary>A row or a value in it can't be sent as it is. Nothing was sent.</summary>
public sealed class SeaTableRowException : SeaTableException
{
    internal SeaTableRowException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
