using System.Text;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Errors;

/// <summary>An error that a SeaTable server responds with: its status and its body.</summary>
/// <param name="status">The status.</param>
/// <param name="message">What the server says.</param>
/// <param name="errorType">The name of the error; null for none.</param>
/// <param name="messageMember">The member that holds the message; null when the message is the whole body.</param>
internal sealed class ApiException(int status, string message, string? errorType = null, string? messageMember = "error_message")
    : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Gets whether the message stands in a list, as those about the fields of a form do.</summary>
    public bool IsList { get; init; }

    /// <summary>Gets whether the message is sent as text, without JSON around it.</summary>
    public bool IsText { get; init; }

    /// <summary>Gets a header that goes with the error, or null.</summary>
    public (string Name, string Value)? Header { get; init; }

    public ReadOnlyMemory<byte> Body() => IsText ? Encoding.UTF8.GetBytes(Message) : JsonText.Bytes(writer =>
    {
        if (messageMember is null)
        {
            writer.WriteStringValue(Message);
            return;
        }

        writer.WriteStartObject();
        if (errorType is not null)
            writer.WriteString("error_type", errorType);
        if (IsList)
            writer.WriteStartArray(messageMember);
        else
            writer.WritePropertyName(messageMember);
        writer.WriteStringValue(Message);
        if (IsList)
            writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
