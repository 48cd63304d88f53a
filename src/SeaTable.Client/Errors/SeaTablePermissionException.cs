using System.Net;

namespace SeaTable;

/// <summary>The API token is good, but does not permit this; a read-only token was used to write, for example.</summary>
public sealed class SeaTablePermissionException : SeaTableApiException
{
    /// <summary>Initializes a new instance with the words of the server; its status is 403.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTablePermissionException(string message, string? serverMessage = null, Exception? innerException = null)
        : base(message, HttpStatusCode.Forbidden, serverMessage, innerException)
    {
    }
}
