namespace SeaTable;

/// <summary>The server could not be reached, broke off, took too long, or answered something that is not SeaTable's.</summary>
public class SeaTableConnectionException : SeaTableException
{
    internal SeaTableConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
