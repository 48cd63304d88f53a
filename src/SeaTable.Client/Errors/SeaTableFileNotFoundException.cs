using System.Net;

namespace SeaTable;

/// <summary>There is no such file in the base, or none any more.</summary>
public sealed class SeaTableFileNotFoundException : SeaTableApiException
{
    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    public SeaTableFileNotFoundException(string message, string? serverMessage = null)
        : base(message, HttpStatusCode.NotFound, serverMessage)
    {
    }
}
