using System.Net;

namespace SeaTable;

/// <summary>The server did not accept the API token.</summary>
public sealed class SeaTableAuthenticationException : SeaTableApiException
{
    internal SeaTableAuthenticationException(string message, HttpStatusCode statusCode, string? serverMessage)
        : base(message, statusCode, serverMessage)
    {
    }
}
