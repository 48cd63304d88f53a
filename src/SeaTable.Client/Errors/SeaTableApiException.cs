using System.Net;

namespace SeaTable;

/// <summary>The server refused a request with an error status.</summary>
public class SeaTableApiException : SeaTableException
{
    internal SeaTableApiException(string message, HttpStatusCode statusCode, string? serverMessage, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        ServerMessage = serverMessage;
    }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>What the server said about it, in its own words; <see langword="null"/> when it said nothing readable.</summary>
    public string? ServerMessage { get; }
}
