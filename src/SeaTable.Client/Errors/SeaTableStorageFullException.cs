using System.Net;

namespace SeaTable;

/// <summary>The server keeps no more files: the storage of the team is used up, or the file is larger than it takes.</summary>
public sealed class SeaTableStorageFullException : SeaTableApiException
{
    /// <summary>Initializes a new instance with the status and the words of the server.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    public SeaTableStorageFullException(string message, HttpStatusCode statusCode, string? serverMessage = null)
        : base(message, statusCode, serverMessage)
    {
        IsTransient = false;
        NotApplied = true;
    }
}
