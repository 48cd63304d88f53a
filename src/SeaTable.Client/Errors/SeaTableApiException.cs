using System.Net;

namespace SeaTable;

/// <summary>The server refused a request with an error status.</summary>
public class SeaTableApiException : SeaTableException
{
    /// <summary>Initializes a new instance with the status and the words of the server.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableApiException(
        string message, HttpStatusCode statusCode, string? serverMessage = null, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        IsTransient = StatusFacts.IsTransient(statusCode);
        NotApplied = StatusFacts.IsRefusal(statusCode);
        ServerMessage = serverMessage;
    }

    /// <summary>What the server said about it, in its own words; <see langword="null"/> when it said nothing readable.</summary>
    public string? ServerMessage { get; }

    /// <summary>Says more about the same refusal.</summary>
    internal SeaTableApiException Explained(string message) => new(message, StatusCode ?? default, ServerMessage, this)
    {
        IsTransient = IsTransient,
        RetryAfter = RetryAfter,
        NotApplied = NotApplied,
        Outcome = Outcome,
    };
}
