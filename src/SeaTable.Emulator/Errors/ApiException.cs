using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Errors;

/// <summary>An error that a SeaTable server responds with: its status and its body.</summary>
internal sealed class ApiException(int status, string message, string? errorType = null, string messageMember = "error_message")
    : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Gets whether the message stands in a list, as those about the fields of a form do.</summary>
    public bool IsList { get; init; }

    /// <summary>Gets a header that goes with the error, or null.</summary>
    public (string Name, string Value)? Header { get; init; }

    public ReadOnlyMemory<byte> Body() => JsonText.Bytes(writer =>
    {
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
