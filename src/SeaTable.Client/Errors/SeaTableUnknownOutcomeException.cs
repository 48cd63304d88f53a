namespace SeaTable;

/// <summary>
/// New rows were sent, but the answer was lost: the server may have stored them or not. They are not sent again by themselves,
/// because that could store them twice.
/// </summary>
public sealed class SeaTableUnknownOutcomeException : SeaTableConnectionException
{
    internal SeaTableUnknownOutcomeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
