using System.Net;

namespace SeaTable;

/// <summary>The API token is good, but does not permit this; a read-only token was used to write, for example.</summary>
public sealed class SeaTablePermissionException : SeaTableApiException
{
    internal SeaTablePermissionException(string message, string? serverMessage = null, Exception? innerException = null)
        : base(message, HttpStatusCode.Forbidden, serverMessage, innerException)
    {
    }
}
