using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Errors;

/// <summary>An error that a SeaTable server responds with: its status and its body.</summary>
internal sealed class ApiException(int status, string message, string? errorType = null, string messageMember = "error_message")
    : Exception(message)
{
    public int Status { get; } = status;

    public ReadOnlyMemory<byte> Body() => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        if (errorType is not null)
            writer.WriteString("error_type", errorType);
        writer.WriteString(messageMember, Message);
        writer.WriteEndObject();
    });
}
