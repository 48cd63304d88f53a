using System.Net;

namespace SeaTable;

/// <summary>The server did not accept the API token.</summary>
public sealed class SeaTableAuthenticationException : SeaTableApiException
{
    /// <summary>Initializes a new instance with the status and the words of the server.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableAuthenticationException(
        string message, HttpStatusCode statusCode, string? serverMessage = null, Exception? innerException = null)
        : base(message, statusCode, serverMessage, innerException)
    {
    }
}
