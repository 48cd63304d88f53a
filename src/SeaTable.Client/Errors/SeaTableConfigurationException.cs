namespace SeaTable;

/// <summary>An option is missing or can't be right, such as an API token that was not given.</summary>
public sealed class SeaTableConfigurationException : SeaTableException
{
    internal SeaTableConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
